//! Words that judge wherever they stand: "a shameful bargain", "the deal is a sham", "it was absurd".

use super::{
    Draft, Whom,
    act::{begins, negated},
    lexicon::{self, Class},
    page::{Gap, Page},
    predicate::{is_adverb, is_article},
};
use crate::record::LabelKind;
use std::ops::Range;

const RULE: &str = "judging-word";
/// Words from an adjective to its noun.
const REACH: usize = 3;

/// Adds a label for each such word that no other pattern took.
pub(super) fn add(pages: &[Page], drafts: &mut [Vec<Draft>]) {
    for (article, page) in pages.iter().enumerate() {
        let mut added: Vec<Draft> = Vec::new();
        for at in 0..page.words.len() {
            let class = page.class(at);
            let wanted = Class::SURE | Class::ANYWHERE | Class::FIRST | Class::PLAIN;
            if !class.is(wanted) || !page.words[at].body {
                continue;
            }
            let found = noun(page, at)
                .or_else(|| adjective(page, at))
                .or_else(|| strengthened(page, at).map(|words| (words, at)));
            let Some((words, head)) = found else { continue };
            let taken = |draft: &Draft| draft.words.start <= head && at < draft.words.end;
            if drafts[article].iter().chain(&added).any(taken) {
                continue;
            }
            let whom = subject(page, words.start).map_or(Whom::Unnamed, Whom::Thing);
            let words = negated(page, words.start)..words.end;
            let mut draft = Draft::new(article, page, words, head, whom, RULE);
            draft.kind = LabelKind::Evaluative;
            draft.loaded = true;
            added.push(draft);
        }
        drafts[article].append(&mut added);
    }
}

/// A noun that judges at word `at`, with what stands before it.
fn noun(page: &Page, at: usize) -> Option<(Range<usize>, usize)> {
    let next = at + 1;
    let pair = page.class(at).is(Class::FIRST)
        && page.gap(next) == Gap::Space
        && lexicon::is_pair(page.lower(at), page.lower(next));
    if !pair && !page.class(at).is(Class::ANYWHERE) {
        return None;
    }
    let head = if pair { next } else { at };
    // A name holds it ("the Hero of Halve"), or a sure name is all of it.
    if !pair && page.is_named(at) && page.words[at].capital {
        return None;
    }
    // "by mistake", "make no mistake"
    if page.lower(head) == "mistake" && at > 0 && matches!(page.lower(at - 1), "by" | "no") {
        return None;
    }
    if is_alleged(page, at) {
        return None;
    }
    // "they slur him", "to snub her": a verb.
    let before = at.checked_sub(1).filter(|_| page.gap(at) <= Gap::Mark);
    let verb = matches!(
        page.lower(head),
        "slur"
            | "slurs"
            | "snub"
            | "snubs"
            | "insult"
            | "insults"
            | "rant"
            | "rants"
            | "outrage"
            | "outrages"
            | "whitewash"
            | "scapegoat"
            | "fool"
            | "fools"
            | "creep"
            | "creeps"
            | "sham"
            | "shill"
    ) && !before.is_some_and(|before| {
        page.class(before).is(Class::DETERMINER | Class::JUDGING | Class::PREPOSITION)
            || page.lower(before) == "'s"
    });
    let infinitive =
        before.is_some_and(|before| page.lower(before) == "to" || is_modal(page, before));
    if !pair && (verb || infinitive) {
        return None;
    }
    let mut start = at;
    while start > 0
        && at - start < REACH
        && page.gap(start) == Gap::Space
        && page.words[start - 1].mention.is_none()
        && page.words[start - 1].body
        && page.class(start - 1).is(Class::JUDGING | Class::PLAIN | Class::ACT)
    {
        start -= 1;
    }
    Some((start..head + 1, head))
}

/// "talk of a cover-up": what is only talked of is nobody's judgement.
fn is_alleged(page: &Page, at: usize) -> bool {
    let mut of = at;
    while of > 0 && at - of < 3 && page.gap(of) <= Gap::Mark && page.lower(of - 1) != "of" {
        of -= 1;
    }
    of >= 2
        && page.lower(of - 1) == "of"
        && matches!(
            page.lower(of - 2),
            "talk"
                | "claims"
                | "claim"
                | "charges"
                | "charge"
                | "accusations"
                | "accusation"
                | "allegations"
                | "allegation"
                | "accused"
                | "accuses"
                | "accusing"
                | "suspected"
                | "suspicion"
                | "suspicions"
                | "rumours"
                | "rumors"
                | "suggestion"
                | "suggestions"
                | "fear"
                | "fears"
        )
}

fn is_modal(page: &Page, word: usize) -> bool {
    matches!(
        page.lower(word),
        "will"
            | "would"
            | "could"
            | "can"
            | "may"
            | "might"
            | "must"
            | "should"
            | "did"
            | "do"
            | "does"
            | "they"
            | "we"
    )
}

/// An adjective that judges at word `at`: with the noun behind it, or alone where it is said of something.
fn adjective(page: &Page, at: usize) -> Option<(Range<usize>, usize)> {
    // "appears misleading"
    let verbal = || page.is_participle(at) && !(at > 0 && is_seeming(page.lower(at - 1)));
    if !page.class(at).is(Class::SURE) || page.is_named(at) || verbal() {
        return None;
    }
    let mut end = at + 1;
    // "absurd, petty and cruel"
    while let Some(next) = joined(page, end) {
        end = next + 1;
    }
    let noun = nouns(page, end);
    // "explosive devices" are bombs.
    if page.lower(at) == "explosive" && page.lower_or_empty(end).starts_with(['d', 'm', 'b']) {
        return None;
    }
    if noun > end {
        return begins(page, at).then_some((at..noun, noun - 1)).or_else(|| {
            // The word before judges too and is no label of its own.
            let before = at.checked_sub(1)?;
            (page.class(before).is(Class::JUDGING) && !page.lower(at).ends_with("ed"))
                .then_some((at..noun, noun - 1))
        });
    }
    let closed = closes(page, end);
    let mut before = at;
    while before > 0 && page.gap(before) == Gap::Space && is_adverb(page.lower(before - 1)) {
        before -= 1;
    }
    // In -ed it is the verb of "they botched it" unless something is said to be so.
    let opened = before.checked_sub(1).is_some_and(|before| page.class(before).is(Class::COPULA));
    let said =
        opened || before < at || page.gap(at) == Gap::Mark || !page.lower(at).ends_with("ed");
    (closed
        && said
        && (page.gap(at) != Gap::Break
            || page.gap(end) == Gap::Break
            || end > at + 1
            || before < at))
        .then_some((at..end, at))
}

/// "very skilled", "wholly appropriate": an everyday word of praise or blame that is said of something with force.
fn strengthened(page: &Page, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1).filter(|_| page.gap(at) == Gap::Space)?;
    let forced = matches!(
        page.lower(before),
        "very"
            | "so"
            | "too"
            | "extremely"
            | "wholly"
            | "totally"
            | "highly"
            | "deeply"
            | "utterly"
            | "absolutely"
            | "completely"
            | "truly"
            | "incredibly"
            | "really"
            | "entirely"
            | "remarkably"
            | "perfectly"
            | "profoundly"
            | "grossly"
            | "wildly"
            | "thoroughly"
            | "downright"
            | "obviously"
            | "not"
    );
    (forced
        && page.class(at).is(Class::PLAIN)
        && !page.is_named(at)
        && closes(page, at + 1)
        && !matches!(page.lower_or_empty(at + 1), "far" | "many" | "much"))
    .then_some(before..at + 1)
}

/// Whether what is said of something ends before word `end`.
fn closes(page: &Page, end: usize) -> bool {
    page.gap(end) >= Gap::Mark
        || page.class(end).is(Class::BREAK | Class::RELATIVE | Class::PREPOSITION)
        || page.lower_or_empty(end) == "that"
}

/// Verbs that say how something looks to somebody.
fn is_seeming(lower: &str) -> bool {
    matches!(
        lower,
        "appear"
            | "appears"
            | "appeared"
            | "look"
            | "looks"
            | "looked"
            | "sound"
            | "sounds"
            | "sounded"
            | "feel"
            | "feels"
            | "felt"
            | "proved"
            | "proves"
            | "found"
    )
}

/// The next adjective that a comma or "and" joins to those that end before `end`.
fn joined(page: &Page, end: usize) -> Option<usize> {
    let and = usize::from(
        page.gap(end) <= Gap::Comma && matches!(page.lower_or_empty(end), "and" | "or" | "but"),
    );
    let next = end + and;
    let gap = page.gap(next);
    let judges = page.class(next).is(Class::JUDGING | Class::PLAIN)
        || page.words.get(next).is_some_and(|_| page.lower(next).starts_with("anti-"));
    let linked = if and == 1 { gap == Gap::Space } else { gap == Gap::Comma };
    (linked && judges && !page.is_named(next)).then_some(next)
}

/// One past the nouns that begin at `at`, as far as a word's form tells; `at` where none does.
fn nouns(page: &Page, at: usize) -> usize {
    let mut end = at;
    while end < page.words.len() && end - at < REACH && page.gap(end) == Gap::Space {
        let word = page.words[end];
        let lower = page.lower(end);
        let first = end == at;
        if let Some(mention) = word.mention.filter(|_| page.is_named(end)) {
            if !first {
                break;
            }
            end = page.mentions[mention as usize].end.max(end + 1);
            // "the shameful Orrland": a name is labelled by other rules.
            if nouns(page, end) == end {
                return at;
            }
            continue;
        }
        let stops =
            Class::DETERMINER | Class::PREPOSITION | Class::BREAK | Class::COPULA | Class::RELATIVE;
        if word.class.is(stops)
            || word.class.is(Class::VERB)
                && !word.class.is(Class::ACT | Class::EVENT | Class::PERSON)
            || matches!(lower, "'s" | "that" | "enough")
            || lower.ends_with("ly") && lower.len() > 5
            || lower.ends_with("ed") && lower.len() > 4 && !word.class.is(Class::JUDGING)
        {
            break;
        }
        end += 1;
        // A plural ends the phrase, and so does a noun of the lists before what may be a verb.
        let plural = lower.len() > 3
            && lower.ends_with('s')
            && !lower.ends_with("ss")
            && !lower.ends_with("us")
            && !lower.ends_with("is");
        if plural || word.class.is(Class::ACT | Class::EVENT) {
            break;
        }
    }
    end
}

/// What stands before the copula that a label follows: "the deal" of "the deal is a sham".
fn subject(page: &Page, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    while at > 0
        && start - at < 5
        && page.gap(at) <= Gap::Mark
        && (is_article(page.lower(at - 1))
            || is_adverb(page.lower(at - 1))
            || matches!(page.lower(at - 1), "not" | "n't" | "all" | "the"))
    {
        at -= 1;
    }
    let copula = at.checked_sub(1).filter(|&copula| page.class(copula).is(Class::COPULA))?;
    let head = copula.checked_sub(1).filter(|_| page.gap(copula) == Gap::Space)?;
    if let Some(mention) = page.words[head].mention {
        return Some(page.mentions[mention as usize].clone()).filter(|words| words.end == copula);
    }
    let class = page.class(head);
    if class.is(Class::BREAK)
        && !matches!(page.lower(head), "it" | "they" | "you" | "we" | "he" | "she")
    {
        return None;
    }
    let mut first = head;
    while first > 0
        && head - first < 3
        && page.gap(first) == Gap::Space
        && page.words[first - 1].mention.is_none()
        && page.modifies(first - 1)
    {
        first -= 1;
    }
    if first > 0 && page.gap(first) == Gap::Space && page.class(first - 1).is(Class::DETERMINER) {
        first -= 1;
    }
    Some(first..copula)
}
