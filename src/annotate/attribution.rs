//! Who reports what: for one stretch of text, the cues outside quotation marks with their sources and contents.

use super::word::Class;
use super::{
    cue::{self, Cue, Frame, Strength},
    phrase::{self, Scene},
};
use crate::record::TokenKind;
use std::ops::Range;

/// A reported content with what reports it, by tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Report {
    /// The content, in order.
    pub(super) parts: Vec<Range<usize>>,
    /// The cue.
    pub(super) cue: Option<Range<usize>>,
    /// The noun phrase of the source.
    pub(super) source: Option<Range<usize>>,
    /// To whom.
    pub(super) addressee: Option<Range<usize>>,
    /// Where.
    pub(super) via: Option<Range<usize>>,
    /// Whether the text says that it was not said.
    pub(super) negated: bool,
    /// Whether it is held, not spoken.
    pub(super) belief: bool,
    /// The rule that found it.
    pub(super) rule: &'static str,
    /// How sure it is, in hundredths.
    pub(super) score: u8,
}

impl Report {
    fn covers(&self, token: usize) -> bool {
        self.parts.iter().any(|part| part.contains(&token))
    }
}

/// Where a cue stands in its clause.
struct Place {
    cue: Cue,
    source: Option<Range<usize>>,
    /// First token of source and cue together, auxiliaries and adverbs between them included.
    start: usize,
    /// One past cue, source, addressee and adverbials.
    end: usize,
    addressee: Option<Range<usize>>,
    via: Option<Range<usize>>,
    negated: bool,
    inverted: bool,
    that: bool,
}

/// The reports of one stretch: sentences of one paragraph, joined where quotation marks reach over their ends.
pub(super) fn find(scene: &Scene, stretch: &Range<usize>) -> Vec<Report> {
    let reader = Reader { scene, stretch };
    let mut found: Vec<Report> = Vec::new();
    // Tokens before it are content or attribution already.
    let mut free = stretch.start;
    let mut at = stretch.start;
    while at < stretch.end {
        if !scene.outside(at) || scene.page.kind(at) != TokenKind::Word {
            at += 1;
            continue;
        }
        let Some(cue) = cue::at(scene.page, at, stretch.end) else {
            at += 1;
            continue;
        };
        let next = cue.tokens.end;
        if let Some((report, to)) = reader.report(&cue, free, &found) {
            free = free.max(to);
            at = next.max(to);
            found.push(report);
        } else {
            at = next;
        }
    }
    found
}

struct Reader<'r, 's, 'p> {
    scene: &'r Scene<'s, 'p>,
    stretch: &'r Range<usize>,
}

impl Reader<'_, '_, '_> {
    fn lower(&self, token: usize) -> &str {
        if self.stretch.contains(&token) { self.scene.page.lower(token) } else { "" }
    }

    fn raw(&self, token: usize) -> &str {
        if self.stretch.contains(&token) { self.scene.page.raw(token) } else { "" }
    }

    /// The report of one cue and one past what it takes up, if the cue reports.
    fn report(&self, cue: &Cue, free: usize, before: &[Report]) -> Option<(Report, usize)> {
        if cue.frame == Frame::According {
            return self.according(cue, free);
        }
        let mut place = self.place(cue, free, before)?;
        if self.is_relative(&place) {
            // "Smith, who said he would come, left": the clause ends at its comma.
            place.inverted = false;
            let (report, _) = self.leading(place)?;
            return Some((report, free.max(cue.tokens.end)));
        }
        let end = self.stretch_end();
        let rest_is_empty = place.end >= end;
        let mut left = self.left_content(&place, free);
        if left.is_none()
            && rest_is_empty
            && !place.that
            && self.raw(place.start.wrapping_sub(1)) == ","
            && let Some(inner) = before.last()
            && inner.parts.last().is_some_and(|part| part.end + 1 == place.start)
        {
            // "Jones said that …, Smith reported": the whole is Smith's.
            left = Some(self.stretch.start..place.start - 1);
        }
        let before_source = place.start.checked_sub(1).map_or("", |token| self.lower(token));
        if matches!(
            before_source,
            "if" | "when" | "once" | "whenever" | "unless" | "until" | "how" | "why" | "what"
        ) && !(left.is_some() && rest_is_empty)
        {
            return None;
        }
        let strong =
            cue.strength == Strength::Sure || cue.strength == Strength::Likely && place.inverted;
        let closes_left = left.is_some()
            && (rest_is_empty || matches!(self.raw(place.end), "," | ";" | "—" | "–" | "--" | "."));
        let follows_quotation = left.as_ref().is_some_and(|left| {
            self.ends_quoted(left)
                && !self.scene.outside(left.start)
                && self.stops_quotation(left.end)
        });
        if let Some(left) = left.filter(|left| {
            !place.inverted
                && strong
                && cue.frame == Frame::Clause
                && !place.that
                && self.adds_circumstance(place.end)
                && self.is_main_clause(left)
                || follows_quotation && strong && place.cue.frame != Frame::Noun && !place.that
                || closes_left
                    && !place.that
                    && (strong && matches!(cue.frame, Frame::Clause | Frame::Thought | Frame::Deed)
                        || self.ends_quoted(left))
                || self.ends_quoted(left) && place.inverted
        }) {
            return Some(self.trailing(place, left));
        }
        if rest_is_empty
            || place.inverted && self.raw(place.end) != ":" && self.scene.outside(place.end)
        {
            // "… said X of the plan": the content may stand in the next paragraph.
            return None;
        }
        self.leading(place)
    }

    /// Whether a cue stands in a relative clause.
    fn is_relative(&self, place: &Place) -> bool {
        place.source.as_ref().is_some_and(|source| {
            let cue = place.cue.tokens.start;
            matches!(self.lower(source.end - 1), "who" | "which")
                || source.end < cue
                    && (source.end..cue)
                        .rev()
                        .take_while(|&token| self.raw(token) != ",")
                        .any(|token| matches!(self.lower(token), "who" | "which"))
        })
    }

    /// The end of the stretch without its closing stop.
    fn stretch_end(&self) -> usize {
        let mut end = self.stretch.end;
        while end > self.stretch.start
            && self.scene.outside(end - 1)
            && self.scene.page.kind(end - 1) == TokenKind::Punct
            && !matches!(self.scene.page.raw(end - 1), ")" | ":")
        {
            end -= 1;
        }
        end
    }

    /// Whether quotation marks close at the end of these tokens.
    fn ends_quoted(&self, tokens: &Range<usize>) -> bool {
        (tokens.start..tokens.end).rev().take(2).any(|token| !self.scene.outside(token))
    }

    /// Whether what follows an attribution only says when or where: "…, the police said as the search began".
    fn adds_circumstance(&self, at: usize) -> bool {
        Class::Circumstance.holds(self.lower(at)) && self.lower(at + 1) != "that"
    }

    /// Whether tokens before an attribution are a main clause that can be its content.
    fn is_main_clause(&self, tokens: &Range<usize>) -> bool {
        let first = self.lower(tokens.start);
        tokens.len() > 5
            && self.scene.outside(tokens.end - 1)
            && !phrase::is_preposition(first)
            && !Class::ClauseOpener.holds(first)
            && !first.ends_with("ing")
            && self.holds_clause(tokens.clone())
    }

    /// Whether the quotation that ends at `end` closes with a mark that leads to its attribution.
    fn stops_quotation(&self, end: usize) -> bool {
        let at = |back: usize| end.checked_sub(back).map_or("", |token| self.raw(token));
        matches!(at(1), "," | "?" | "!" | "." | "…" | "..." | "—")
            || matches!(at(2), "," | "?" | "!" | "." | "…" | "..." | "—")
    }

    /// Source, addressee and adverbials of a cue; `None` where it is no verb with a subject.
    fn place(&self, cue: &Cue, free: usize, before: &[Report]) -> Option<Place> {
        let scene = self.scene;
        let low = free.max(self.stretch.start);
        let at = cue.tokens.start;
        let word = self.lower(at).to_owned();
        let participle = word.ends_with("ing");
        let plain = cue::entry(&word).is_some()
            && !participle
            && !word.ends_with("ed")
            && !word.ends_with('s');
        // Auxiliaries and adverbs between subject and verb.
        let mut left = at;
        let (mut negated, mut be, mut modal) = (false, false, false);
        let mut to = false;
        while left > low && scene.outside(left - 1) {
            let lower = self.lower(left - 1);
            if cue::is_be(lower) || lower == "'s" && participle {
                be |= left == at || cue::is_adverb(self.lower(left));
                modal = true;
            } else if cue::is_auxiliary(lower) && lower != "'s" {
                modal = true;
            } else if matches!(lower, "n't" | "not" | "never") {
                negated = true;
            } else if lower == "to" && left == at {
                // "went on to say"
                if matches!(self.lower(left.wrapping_sub(2)), "on")
                    && matches!(self.lower(left.wrapping_sub(3)), "went" | "goes" | "going")
                {
                    left -= 2;
                } else {
                    to = true;
                    break;
                }
            } else if !cue::is_adverb(lower)
                || matches!(
                    lower,
                    "all" | "both" | "himself" | "herself" | "itself" | "today" | "too"
                ) && left == at
            {
                break;
            }
            left -= 1;
        }
        if to || be && !participle && !matches!(word.as_str(), "clear") {
            return None;
        }
        let previous = if left > self.stretch.start { left - 1 } else { left };
        let previous_lower =
            if left > self.stretch.start { self.lower(previous).to_owned() } else { String::new() };
        // "her claims", "the reported attack", "of calls": a noun or an adjective.
        if !modal
            && left == at
            && (phrase::is_determiner(&previous_lower)
                || phrase::is_preposition(&previous_lower)
                    && !(participle
                        && matches!(previous_lower.as_str(), "as" | "by" | "in" | "with"))
                || previous_lower == "'s"
                || previous_lower == "'"
                || previous_lower == "no")
        {
            return None;
        }
        let after = cue.tokens.end;
        let next = self.lower(after).to_owned();
        if (word.ends_with("ed") || matches!(word.as_str(), "told" | "said"))
            && matches!(next.as_str(), "by")
        {
            return None;
        }
        if self.raw(after) == "-" && !scene.page.spaced(after)
            || self.raw(previous) == "-"
                && !scene.page.spaced(at)
                && left == at
                && at > self.stretch.start
        {
            return None;
        }
        let after_mark = left > self.stretch.start && !scene.outside(previous);
        let after_comma = matches!(previous_lower.as_str(), "," | "—" | "–" | "--");
        let opens = left == self.stretch.start;
        // `"…," said Smith`, `…, said Smith`
        if !participle && !modal && (after_mark || after_comma || opens) && !plain_infinitive(&word)
        {
            let from = scene.skip_adverbials(after, self.stretch.end);
            let from = if from > after && !self.begins_source(from) { after } else { from };
            if self.begins_source(from)
                && let Some(source) = scene.source_after(from, self.stretch.end)
            {
                let (end, via, addressee) = self.skip_rest(source.end);
                let closes = end >= self.stretch_end()
                    || matches!(self.raw(end), "," | ":" | "." | "—" | "–" | "--" | "(" | ";")
                    || !scene.outside(end)
                    || Class::AfterSource.holds(self.lower(end));
                let fits = after_mark
                    || opens && matches!(self.raw(end), ":")
                    || after_comma
                        && (end >= self.stretch_end()
                            || matches!(self.raw(end), "," | ".")
                            || matches!(self.lower(end), "who" | "whose"))
                        && self.holds_clause(low..previous)
                        && !self.is_appositive_comma(previous, low);
                if closes && fits {
                    let end = if matches!(self.raw(end), ":") { end } else { end };
                    return Some(Place {
                        cue: cue.clone(),
                        source: Some(source),
                        start: left,
                        end: if self.raw(end) == ":" { end + 1 } else { self.after_relative(end) },
                        addressee,
                        via,
                        negated,
                        inverted: true,
                        that: false,
                    });
                }
            }
        }
        let (source, start) = self.subject_of(cue, left, low, participle, after_mark, before)?;
        let source = Some(source);
        // "the phone call": a plain form behind a singular noun is a noun.
        if plain && !modal && cue.strength < Strength::Likely && cue.tokens.len() == 1 {
            let last = source.as_ref().map_or(at, |source| source.end - 1);
            let lower = self.lower(last);
            if !(lower.ends_with('s')
                || matches!(lower, "they" | "we" | "i" | "you" | "people" | "who"))
            {
                return None;
            }
        }
        if is_plural_noun_too(&word)
            && source.as_ref().is_none_or(|source| !self.is_plain_subject(source))
        {
            return None;
        }
        let (mut end, addressee, via, that) = self.after_cue(cue);
        let mut start = start;
        // "As Smith noted, …"; "…, as Smith noted."
        if start > low && self.lower(start - 1) == "as" && scene.outside(start - 1) {
            start -= 1;
            if self.raw(end) == "," {
                end += 1;
            }
        }
        Some(Place {
            cue: cue.clone(),
            source,
            start,
            end,
            addressee,
            via,
            negated,
            inverted: false,
            that,
        })
    }

    /// The subject of a cue: the phrase before it, the source of the cue it is coordinated with, or the clause's subject.
    fn subject_of(
        &self,
        cue: &Cue,
        left: usize,
        low: usize,
        participle: bool,
        after_mark: bool,
        before: &[Report],
    ) -> Option<(Range<usize>, usize)> {
        let scene = self.scene;
        let previous = left.checked_sub(1).filter(|_| left > self.stretch.start);
        let previous_lower = previous.map_or("", |token| self.lower(token));
        let linked = matches!(
            previous_lower,
            "and" | "but" | "or" | "before" | "while" | "by" | "in" | "as"
        );
        let comma = matches!(previous_lower, "," | "—" | "–" | "--");
        let shared = || {
            before
                .last()
                .and_then(|report| report.source.clone())
                .filter(|source| self.stretch.contains(&source.start))
                .or_else(|| scene.subject(self.stretch.start, left))
        };
        if linked || after_mark || left == self.stretch.start {
            if left == self.stretch.start {
                if !participle {
                    return None;
                }
                // "Calling it a disgrace, Smith left."
                let comma = (left..self.stretch.end.min(left + 60)).find(|&token| {
                    self.raw(token) == ","
                        && (scene.outside(token)
                            || !scene.outside(token) && scene.outside(token + 2))
                })?;
                let from = (comma + 1..self.stretch.end.min(comma + 3))
                    .find(|&token| scene.outside(token))?;
                return scene.subject(from, self.stretch.end).map(|source| (source, left));
            }
            return shared().map(|source| (source, if linked { left - 1 } else { left }));
        }
        if participle {
            if !comma {
                // "with Smith saying"
                let source = scene.source_before(left, low)?;
                return Some((source.clone(), source.start));
            }
            // "Smith attacked the plan, saying …"; "…, with Smith saying" has no comma before the verb.
            return shared().map(|source| (source, left - 1));
        }
        let source = scene.source_before(left, low.max(self.stretch.start))?;
        // "the province that admitted them", "among senators for the House charges"
        if self.lower(source.end - 1) == "that" && source.len() > 1
            || phrase::is_preposition(self.lower(source.start)) && cue.strength < Strength::Sure
        {
            return None;
        }
        Some((source.clone(), source.start))
    }

    /// Whether a source is a pronoun, ends in a name, or has a determiner: then a word in -s behind it is a verb.
    fn is_plain_subject(&self, source: &Range<usize>) -> bool {
        phrase::is_subject_pronoun(self.lower(source.end - 1))
            || self.scene.name_at(source.end - 1).is_some()
            || phrase::is_determiner(self.lower(source.start))
    }

    fn begins_source(&self, token: usize) -> bool {
        if !self.stretch.contains(&token) || !self.scene.outside(token) {
            return false;
        }
        let lower = self.lower(token);
        phrase::is_determiner(lower)
            || phrase::is_subject_pronoun(lower) && lower != "it"
            || self.scene.page.capital(token)
            || self.scene.name_at(token).is_some()
            || self.scene.page.kind(token) == TokenKind::Word
                && !super::name::is_function_word(lower)
                && !cue::is_adverb(lower)
                && self.scene.page.kind(token) == TokenKind::Word
                && !lower.starts_with('\'')
            || matches!(
                lower,
                "officials"
                    | "one"
                    | "people"
                    | "experts"
                    | "critics"
                    | "police"
                    | "former"
                    | "members"
            )
    }

    /// Whether a verb form of a closed class, or a word in -ed, stands in these tokens.
    fn holds_clause(&self, tokens: Range<usize>) -> bool {
        tokens.rev().take(40).any(|token| {
            let lower = self.lower(token);
            !self.scene.outside(token)
                || cue::is_auxiliary(lower)
                || lower.len() > 4 && lower.ends_with("ed")
                || cue::entry(lower).is_some()
        })
    }

    /// Whether a comma closes an appositive behind a subject: `Smith, the head of X, said`.
    fn is_appositive_comma(&self, comma: usize, low: usize) -> bool {
        let Some(open) = (low.max(comma.saturating_sub(22))..comma)
            .rev()
            .find(|&token| self.raw(token) == "," && self.scene.outside(token))
        else {
            return false;
        };
        // What stands before the first comma is a bare noun phrase from the start of the clause.
        let first = self.lower(open + 1);
        let bare =
            self.scene.source_before(open, low).is_some_and(|source| source.start <= low + 1);
        bare && (phrase::is_determiner(first)
            || matches!(first, "who" | "which")
            || self.raw(open + 1).starts_with("D-"))
    }

    /// Skips adverbials, an addressee and a channel behind an inverted source.
    fn skip_rest(&self, start: usize) -> (usize, Option<Range<usize>>, Option<Range<usize>>) {
        let scene = self.scene;
        let mut at = start;
        let (mut via, mut addressee) = (None, None);
        loop {
            let next = scene.skip_adverbials(at, self.stretch.end);
            if next > at {
                at = next;
                continue;
            }
            match scene.channel(at, self.stretch.end) {
                Some(channel) => {
                    let preposition = self.lower(at);
                    if preposition == "to" {
                        addressee.get_or_insert(channel.clone())
                    } else {
                        via.get_or_insert(channel.clone())
                    };
                    at = channel.end;
                }
                None => return (at, via, addressee),
            }
        }
    }

    /// Skips an appositive or a relative clause behind an inverted source, to what follows its comma.
    fn after_relative(&self, end: usize) -> usize {
        if self.scene.outside(end) && matches!(self.raw(end), "," | "(")
            || matches!(self.lower(end), "who" | "whose" | "of")
        {
            let next_mark =
                (end..self.stretch.end.min(end + 40)).find(|&token| !self.scene.outside(token));
            return next_mark.unwrap_or(self.stretch.end);
        }
        end
    }

    /// What stands between a cue and its content.
    fn after_cue(&self, cue: &Cue) -> (usize, Option<Range<usize>>, Option<Range<usize>>, bool) {
        let scene = self.scene;
        let limit = self.stretch.end;
        let word = self.lower(cue.tokens.start);
        let mut at = scene.skip_adverbials(cue.tokens.end, limit);
        let (mut addressee, mut via) = (None, None);
        let tells = Class::Telling.holds(word);
        if tells && cue.frame != Frame::Object {
            addressee = scene.addressee(at, limit);
            if let Some(found) = &addressee {
                let told = matches!(word, "told" | "tell" | "tells" | "telling");
                let that = self.lower(found.end) == "that" || self.raw(found.end) == "(";
                if told || that {
                    at = found.end;
                } else {
                    addressee = None;
                }
            }
        }
        for _ in 0..4 {
            let next = scene.skip_adverbials(at, limit);
            if next > at {
                at = next;
                continue;
            }
            let Some(channel) = scene.channel(at, limit) else { break };
            let stops = channel.end >= self.stretch_end()
                || matches!(self.raw(channel.end), "," | ":" | ".")
                || self.lower(channel.end) == "that"
                || !scene.outside(channel.end)
                || self.speaks_of_channel(&channel);
            if !stops
                || matches!(cue.frame, Frame::Object | Frame::Deed)
                    && self.lower(at) != "in"
                    && channel.end < self.stretch_end()
                    && self.lower(channel.end) != "that"
            {
                break;
            }
            if self.lower(at) == "to" && cue.frame == Frame::Deed {
                break;
            }
            if self.lower(at) == "to" {
                addressee.get_or_insert(channel.clone());
            } else {
                via.get_or_insert(channel.clone());
            }
            at = channel.end;
        }
        if self.raw(at) == "(" && addressee.is_some() {
            at = (at..limit.min(at + 8))
                .find(|&token| self.raw(token) == ")")
                .map_or(at, |close| close + 1);
        }
        let mut that = false;
        if self.raw(at) == ","
            && scene.outside(at)
            && (!scene.outside(at + 1)
                || self.lower(at + 1) == "that"
                || via.is_some() && at + 1 < self.stretch_end())
        {
            at += 1;
        }
        if self.raw(at) == ":" && scene.outside(at) {
            at += 1;
        }
        if self.lower(at) == "that" && scene.outside(at) {
            at += 1;
            that = true;
        }
        (at, addressee, via, that)
    }

    fn speaks_of_channel(&self, channel: &Range<usize>) -> bool {
        channel.clone().take(8).any(|token| Class::Channel.holds(self.lower(token)))
    }

    /// The content before an attribution: from what is free to the comma or closing mark before it.
    fn left_content(&self, place: &Place, free: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let start = free.max(self.stretch.start);
        let mut end = place.start;
        if end <= start {
            return None;
        }
        let before = end - 1;
        let quoted = !scene.outside(before);
        let comma = matches!(self.raw(before), "," | "—" | "–" | "--") && scene.outside(before);
        if !quoted && !comma {
            return None;
        }
        if comma {
            end = before;
        }
        let mut start = start;
        while start < end && scene.outside(start) && scene.page.kind(start) == TokenKind::Punct {
            start += 1;
        }
        if start >= end {
            return None;
        }
        // A whole quotation behind other words: "He was blunt: "…," he said."
        if quoted || !scene.outside(end - 1) {
            let region = scene.page.outermost(end - 1)?;
            let opening =
                scene.page.tokens_in(scene.page.segmentation.regions[region].span).start.max(start);
            let lead = (start..opening).filter(|&token| scene.page.is_word(token)).count();
            let full = scene.page.capital(opening + 1) || !scene.page.is_word(opening + 1);
            let stopped = opening > start && matches!(self.raw(opening - 1), ":" | "." | "?" | "!");
            if lead == 0 || full && (lead <= 1 || stopped) {
                start = opening;
            }
        } else if (start..end).filter(|&token| scene.page.is_word(token)).count() < 2 {
            return None;
        }
        Some(start..end)
    }

    /// A report whose attribution stands behind its content or in its middle.
    fn trailing(&self, place: Place, left: Range<usize>) -> (Report, usize) {
        let mut parts = vec![left.clone()];
        let mut end = place.end;
        let quoted = self.ends_quoted(&left);
        // `"A," he said, "B."`; `A, he said, B.`
        let mut next = end;
        while next < self.stretch.end
            && self.scene.outside(next)
            && matches!(self.raw(next), "," | "—" | "–" | "--" | ":" | "…")
        {
            next += 1;
        }
        let stretch_end = self.stretch_end();
        if next < stretch_end && next > end || next < stretch_end && !self.scene.outside(next) {
            let opens_mark = !self.scene.outside(next);
            if quoted && opens_mark {
                let region = self.region_tokens(next);
                parts.push(region.clone());
                end = region.end;
            } else if !quoted && !opens_mark && !place.inverted && !self.opens_new_clause(next) {
                let right = next..self.content_end(next, &place);
                if right.len() > 1 {
                    end = right.end;
                    parts.push(right);
                }
            }
        }
        let rule = if place.inverted { "content-cue-source" } else { "content-source-cue" };
        (self.make(place, parts, rule), end)
    }

    fn opens_new_clause(&self, token: usize) -> bool {
        Class::NewClause.holds(self.lower(token)) || self.lower(token).ends_with("ing")
    }

    fn region_tokens(&self, token: usize) -> Range<usize> {
        let Some(region) = self.scene.page.outermost(token) else { return token..token + 1 };
        let tokens = self.scene.page.tokens_in(self.scene.page.segmentation.regions[region].span);
        tokens.start.max(self.stretch.start)..tokens.end.min(self.stretch.end).max(token + 1)
    }

    /// A report whose content follows its cue.
    fn leading(&self, place: Place) -> Option<(Report, usize)> {
        let scene = self.scene;
        let start = place.end;
        let cue = &place.cue;
        let lower = self.lower(start).to_owned();
        let direct = !scene.outside(start) && matches!(self.raw(start - 1), "," | ":" | "that")
            || !scene.outside(start) && {
                let region = self.region_tokens(start);
                scene.page.capital(start + 1) && region.len() > 6
            };
        let end = if direct && self.raw(start - 1) != "that" && !place.that {
            self.region_tokens(start).end
        } else {
            self.content_end(start, &place)
        };
        if end <= start {
            return None;
        }
        let words = (start..end).filter(|&token| scene.page.is_word(token)).count();
        let quoted = (start..end.min(start + 24)).any(|token| !scene.outside(token));
        let near_quoted = (start..end.min(start + 8)).any(|token| !scene.outside(token));
        let clause = place.that || self.begins_clause(start);
        let accepted = match (cue.frame, cue.strength) {
            (Frame::Clause, Strength::Sure) => {
                self.scene.page.kind(start + 1) == TokenKind::Number && lower == "about"
                    || words >= 2 && !Class::NoContent.holds(&lower)
                    || place.that
                    || quoted && words >= 2
            }
            (Frame::Clause, Strength::Likely) => clause || near_quoted,
            (Frame::Clause, Strength::Weak) => place.that || direct || near_quoted && words >= 4,
            (Frame::Object, Strength::Sure | Strength::Likely) => {
                near_quoted
                    || words >= 2
                        && !matches!(
                            lower.as_str(),
                            "in" | "by" | "off" | "up" | "on" | "at" | "into" | "out"
                        )
            }
            (Frame::Object, Strength::Weak) => near_quoted,
            (Frame::Deed, Strength::Sure | Strength::Likely) => {
                words >= 2 && !matches!(lower.as_str(), "in" | "by" | "up" | "off")
            }
            (Frame::Deed, Strength::Weak) => place.that || near_quoted,
            (Frame::Thought, Strength::Sure | Strength::Likely) => {
                clause || lower == "to" || near_quoted
            }
            (Frame::Thought, Strength::Weak) => place.that,
            (Frame::Noun, Strength::Likely | Strength::Weak | Strength::Sure) => place.that,
            (_, Strength::Faint) => direct && words >= 3,
            (Frame::According, _) => false,
        };
        if !accepted || words == 0 {
            return None;
        }
        let rule = if direct { "cue-quotation" } else { "source-cue-content" };
        let mut parts = vec![start..end];
        let mut to = end;
        // `He said: "A." "B."` in one stretch.
        if direct {
            let mut next = end;
            while next < self.stretch.end
                && scene.outside(next)
                && matches!(self.raw(next), "," | ".")
            {
                next += 1;
            }
            if next < self.stretch.end && !scene.outside(next) && next == end {
                let region = self.region_tokens(next);
                to = region.end;
                parts.push(region);
            }
        }
        Some((self.make(place, parts, rule), to))
    }

    /// Whether what begins at a token looks like a clause of its own: a subject, not an object.
    fn begins_clause(&self, token: usize) -> bool {
        let lower = self.lower(token);
        if Class::ClauseSubject.holds(lower) {
            return true;
        }
        // A finite verb a few words on.
        let limit = self.stretch.end.min(token + 12);
        (token..limit).any(|token| {
            let lower = self.lower(token);
            self.scene.outside(token) && (Class::Finite.holds(lower))
        })
    }

    /// One past the last token of a content that begins at `start` behind its cue.
    fn content_end(&self, start: usize, place: &Place) -> usize {
        let scene = self.scene;
        let end = self.stretch_end();
        let mut token = start + 1;
        while token < end {
            if !scene.outside(token) {
                token += 1;
                continue;
            }
            let lower = self.lower(token);
            let raw = self.raw(token);
            if (raw == ","
                && (self.is_relative(place) || matches!(self.lower(token + 1), "according"))
                || raw == ","
                    && place.cue.frame != Frame::According
                    && (matches!(
                        self.lower(token + 1),
                        "but" | "amid" | "while" | "although" | "though"
                    ) || matches!(self.lower(token + 1), "which" | "who")
                        && !self.has_mark(token + 1..end)))
            {
                return token;
            }
            if raw == ":"
                && place.cue.frame != Frame::According
                && !scene.outside(token + 1)
                && token + 1 < end
            {
                return token;
            }
            if raw == ";" && place.cue.strength == Strength::Sure {
                return token;
            }
            if matches!(raw, "," | "—" | "–" | "--") || !scene.outside(token - 1) {
                let from =
                    if matches!(raw, "," | "—" | "–" | "--") { token + 1 } else { token };
                if let Some(stop) = self.closing_clause(from, place, end) {
                    return if stop { token } else { end };
                }
            }
            if matches!(lower, "and" | "but") && self.is_next_verb(token + 1) {
                return if token > start && self.raw(token - 1) == "," { token - 1 } else { token };
            }
            token += 1;
        }
        end
    }

    fn has_mark(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|token| !self.scene.outside(token))
    }

    /// Whether a new report begins behind a comma at `from`; `None` where nothing tells.
    fn closing_clause(&self, from: usize, place: &Place, end: usize) -> Option<bool> {
        if from >= end
            || !self.scene.outside(from)
            || place.cue.frame == Frame::According
            || self.lower(place.start) == "as"
        {
            return None;
        }
        let mut at = from;
        while at < end
            && (cue::is_adverb(self.lower(at))
                || matches!(self.lower(at), "while" | "but" | "and" | "though" | "although" | "as"))
        {
            at += 1;
        }
        let lower = self.lower(at);
        if lower.ends_with("ing")
            && cue::at(self.scene.page, at, end)
                .is_some_and(|cue| cue.strength >= Strength::Likely && cue.frame != Frame::Thought)
            || matches!(lower, "citing" | "referring")
        {
            return Some(true);
        }
        if at > from && self.is_next_verb(at) {
            return Some(true);
        }
        // ", and Smith said", ", she said", ", said Smith"
        let cue_at = (at..end.min(at + 6)).find(|&token| {
            self.scene.outside(token)
                && cue::at(self.scene.page, token, end).is_some_and(|cue| {
                    cue.strength == Strength::Sure
                        && matches!(cue.frame, Frame::Clause)
                        && !self.lower(token).ends_with("ing")
                })
        })?;
        if (at..cue_at).any(|token| {
            matches!(self.raw(token), "," | "." | "that") || !self.scene.outside(token)
        }) {
            return None;
        }
        if cue_at == at {
            return None;
        }
        let source = self.scene.source_before(cue_at, at)?;
        let plain = self.scene.name_at(at).is_some()
            || self.scene.page.kind(at) == TokenKind::Number
            || self.scene.page.capital(at)
            || phrase::is_subject_pronoun(self.lower(at))
            || phrase::is_determiner(self.lower(at));
        (source.start == at && (plain || at > from))
            .then_some(at > from || cue_at + 1 >= end || self.raw(cue_at + 1) != ",")
    }

    /// Whether a finite cue without a subject of its own follows a conjunction.
    fn is_next_verb(&self, from: usize) -> bool {
        let mut at = from;
        let end = self.stretch.end.min(from + 3);
        while at < end && cue::is_adverb(self.lower(at)) {
            at += 1;
        }
        at < self.stretch.end
            && self.scene.outside(at)
            && cue::at(self.scene.page, at, self.stretch.end).is_some_and(|cue| {
                cue.strength == Strength::Sure
                    && !matches!(cue.frame, Frame::Thought | Frame::According | Frame::Noun)
                    && (self.lower(at).ends_with("ed")
                        || matches!(self.lower(at), "said" | "told" | "wrote" | "says"))
            })
    }

    /// `According to S, C`; `C, according to S`.
    fn according(&self, cue: &Cue, free: usize) -> Option<(Report, usize)> {
        let scene = self.scene;
        let source = scene.source_after_preposition(cue.tokens.end, self.stretch.end)?;
        let end = self.stretch_end();
        let mut next = source.end;
        while next < end
            && scene.outside(next)
            && !matches!(self.raw(next), "," | "." | ";" | "—" | "–" | "--")
        {
            if next > source.end + 24 {
                break;
            }
            next += 1;
        }
        let opens = (self.stretch.start..cue.tokens.start).all(|token| {
            !scene.page.is_word(token)
                || matches!(self.lower(token), "and" | "but" | "also" | "meanwhile" | "still")
        });
        let place = Place {
            cue: cue.clone(),
            source: Some(source.clone()),
            start: cue.tokens.start,
            end: next,
            addressee: None,
            via: None,
            negated: false,
            inverted: false,
            that: false,
        };
        if opens || free >= cue.tokens.start {
            let mut start = next;
            if matches!(self.raw(start), "," | "—" | "–" | "--") {
                start += 1;
            }
            let stop = self.content_end(start, &place);
            if start >= stop {
                return None;
            }
            return Some((self.make(place, vec![start..stop], "according-to"), stop));
        }
        let mut start = self.stretch.start;
        while start < cue.tokens.start
            && scene.outside(start)
            && scene.page.kind(start) == TokenKind::Punct
        {
            start += 1;
        }
        let _ = free;
        let mut stop = cue.tokens.start;
        while stop > start
            && scene.outside(stop - 1)
            && scene.page.kind(stop - 1) == TokenKind::Punct
        {
            stop -= 1;
        }
        if stop <= start {
            return None;
        }
        let mut parts = vec![start..stop];
        let mut to = next;
        if matches!(self.raw(next), ",")
            && next + 3 < end
            && !self.opens_new_clause(next + 1)
            && self.lower(next + 1) != "and"
        {
            let right = next + 1..self.content_end(next + 1, &place);
            if right.len() > 2 {
                to = right.end;
                parts.push(right);
            }
        }
        Some((self.make(place, parts, "according-to"), to))
    }

    fn make(&self, place: Place, parts: Vec<Range<usize>>, rule: &'static str) -> Report {
        let score = match place.cue.strength {
            Strength::Sure => 90,
            Strength::Likely => 70,
            Strength::Weak => 55,
            Strength::Faint => 40,
        };
        Report {
            parts,
            cue: Some(place.cue.tokens),
            source: place.source,
            addressee: place.addressee,
            via: place.via,
            negated: place.negated,
            belief: place.cue.frame == Frame::Thought,
            rule,
            score,
        }
    }
}

/// Reports for quotations that no cue of their stretch took: whole quotations that go on, or stand behind a colon.
pub(super) fn floating(scene: &Scene, stretch: &Range<usize>, found: &[Report]) -> Vec<Report> {
    let page = scene.page;
    let mut reports = Vec::new();
    let mut at = stretch.start;
    while at < stretch.end {
        let Some(region) = page.outermost(at) else {
            at += 1;
            continue;
        };
        let tokens = page.tokens_in(page.segmentation.regions[region].span);
        let tokens = tokens.start.max(stretch.start)..tokens.end.min(stretch.end).max(at + 1);
        at = tokens.end;
        if found.iter().any(|report| report.covers(tokens.start)) {
            continue;
        }
        let words = tokens.clone().filter(|&token| page.is_word(token)).count();
        let before = tokens.start.checked_sub(1).filter(|&before| before >= stretch.start);
        let colon = before.is_some_and(|before| matches!(page.raw(before), ":" | ","));
        let last = page.raw(tokens.end.saturating_sub(2));
        let stopped = matches!(last, "." | "," | "?" | "!" | "..." | "…" | "—")
            || matches!(page.raw(tokens.end - 1), "." | "?" | "!");
        let opens = before.is_none_or(|before| {
            matches!(page.raw(before), "." | "?" | "!")
                || !scene.outside(before)
                || before == stretch.start
        });
        let outer_after = (tokens.end..stretch.end.min(tokens.end + 3))
            .filter(|&token| page.is_word(token))
            .count();
        let whole = opens
            && words >= 2
            && (outer_after == 0 || stopped && words >= 4 && page.capital(tokens.start + 1));
        let behind = colon && words >= 5 && stopped && page.capital(tokens.start + 1);
        if whole || behind {
            reports.push(Report {
                parts: vec![tokens],
                rule: if whole { "quotation-goes-on" } else { "quotation-behind-colon" },
                score: 60,
                ..Report::default()
            });
        }
    }
    reports
}

/// Whether a cue in -s is often a plural noun.
fn is_plural_noun_too(word: &str) -> bool {
    Class::PluralNounToo.holds(word)
}

fn plain_infinitive(word: &str) -> bool {
    matches!(word, "say" | "tell" | "write" | "claim" | "argue" | "ask" | "call")
}
