//! Words that judge wherever they stand: "a shameful bargain", "the deal is a sham", "it was absurd".

use super::{
    Draft, Whom,
    act::{begins, negated},
    lexicon::{self, Class},
    page::{Gap, Page},
    predicate::{is_adverb, is_article},
    referent::{namer, subject as subject_of},
    thing::is_relative,
};
use crate::compare::link::Links;
use crate::record::{LabelKind, MentionKind};
use std::ops::Range;

const RULE: &str = "judging-word";
/// Words from an adjective to its noun.
const REACH: usize = 3;

/// Adds a label for each such word that no other pattern took.
pub(super) fn add(pages: &[Page], links: &Links, drafts: &mut [Vec<Draft>]) {
    for (article, page) in pages.iter().enumerate() {
        let mut added: Vec<Draft> = Vec::new();
        for at in 0..page.words.len() {
            let class = page.class(at);
            let wanted =
                Class::SURE | Class::ANYWHERE | Class::FIRST | Class::PLAIN | Class::SPOKEN;
            if !class.is(wanted) || !page.words[at].body {
                continue;
            }
            let found = noun(page, at)
                .or_else(|| adjective(page, at))
                .or_else(|| strengthened(page, at).map(|words| (words, at)))
                .or_else(|| predicate_noun(page, at))
                .or_else(|| spoken(page, at));
            let Some((words, head)) = found else { continue };
            let taken = |draft: &Draft| draft.words.start <= head && at < draft.words.end;
            if drafts[article].iter().chain(&added).any(taken) {
                continue;
            }
            let subject = subject(page, words.start);
            if subject.is_some() && page.is_supposed(words.start) {
                continue;
            }
            let whom = subject.map_or(Whom::Unnamed, Whom::Thing);
            let words = negated(page, words.start)..words.end;
            let mut draft = Draft::new(article, page, words, head, whom, RULE);
            draft.kind = LabelKind::Evaluative;
            draft.loaded = true;
            draft.by = naming_verb(page, draft.words.start).and_then(|verb| {
                // "the president called it": whoever that is.
                let role = |other: &&Draft| {
                    other.rule == "definite" && subject_of(page, verb) == Some(other.head)
                };
                let holder = drafts[article].iter().find(role).map(|other| other.whom.clone());
                holder.or_else(|| namer(article, page, links, verb))
            });
            added.push(draft);
        }
        drafts[article].append(&mut added);
    }
}

/// The verb of naming that gives the words from `start` on to something: "called it a sham", "painted it as a gift".
fn naming_verb(page: &Page, start: usize) -> Option<usize> {
    let mut at = start;
    while at > 0
        && start - at < 4
        && page.gap(at) <= Gap::Mark
        && (is_article(page.lower(at - 1))
            || is_adverb(page.lower(at - 1))
            || page.words[at - 1].mention.is_some()
            || page.class(at - 1).is(Class::JUDGING | Class::PLAIN))
        && page.lower(at - 1) != "as"
    {
        at -= 1;
    }
    let before = at.checked_sub(1).filter(|_| page.gap(at) <= Gap::Mark)?;
    let given = |verb: &usize| {
        page.class(*verb).is(Class::NAMING | Class::DESCRIBING) && !page.words[*verb].quoted
    };
    if page.lower(before) == "as" {
        return (before.saturating_sub(14)..before)
            .rev()
            .take_while(|&word| page.gap(word + 1) != Gap::Break)
            .find(given);
    }
    // "called it a", "called the bill a"
    let furthest = if at < start { before.saturating_sub(3) } else { before };
    (furthest..=before)
        .rev()
        .take_while(|&word| page.gap(word + 1) <= Gap::Mark)
        .find(|word| page.class(*word).is(Class::NAMING) && !page.words[*word].quoted)
        // "was called a sham", "companies deemed complicit": nobody says who does so.
        .filter(|&verb| verb < before || is_relative(page, verb))
}

/// A noun that judges at word `at`, with what stands before it.
fn noun(page: &Page, at: usize) -> Option<(Range<usize>, usize)> {
    let pair = phrase(page, at);
    if pair.is_none() && !page.class(at).is(Class::ANYWHERE) {
        return None;
    }
    let head = pair.unwrap_or(at);
    let pair = pair.is_some();
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
    let verb = page.class(head).is(Class::ALSO_VERB)
        && !before.is_some_and(|before| {
            let opens = Class::DETERMINER | Class::JUDGING | Class::PREPOSITION;
            page.class(before).is(opens) && !matches!(page.lower(before), "to" | "that")
                || matches!(page.lower(before), "'s" | "and")
                || ["ic", "al", "ous", "ive", "ful", "less"]
                    .iter()
                    .any(|end| page.lower(before).ends_with(end))
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

/// The last word of a phrase that begins at word `at` and judges as a whole.
fn phrase(page: &Page, at: usize) -> Option<usize> {
    if !page.class(at).is(Class::FIRST) {
        return None;
    }
    lexicon::phrases(page.lower(at)).iter().find_map(|others| {
        let mut last = at;
        for other in others.split(' ') {
            last += 1;
            if page.gap(last) != Gap::Space || page.lower(last) != other {
                return None;
            }
        }
        Some(last)
    })
}

/// "talk of a cover-up": what is only talked of is nobody's judgement.
fn is_alleged(page: &Page, at: usize) -> bool {
    let mut of = at;
    while of > 0 && at - of < 3 && page.gap(of) <= Gap::Mark && page.lower(of - 1) != "of" {
        of -= 1;
    }
    of >= 2 && page.lower(of - 1) == "of" && page.class(of - 2).is(Class::ALLEGING)
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
    let verbal = || page.is_participle(at) && !(at > 0 && page.class(at - 1).is(Class::SEEMING));
    if !page.class(at).is(Class::SURE) || page.is_named(at) || verbal() {
        return None;
    }
    let mut end = at + 1;
    // "absurd, petty and cruel"
    while let Some(next) = joined(page, end) {
        end = next + 1;
    }
    let noun = nouns(page, end);
    if lexicon::is_exception(page.lower(end - 1), page.lower_or_empty(end)) {
        return None;
    }
    // "was misleading voters"
    let copula = at > 0 && page.class(at - 1).is(Class::COPULA);
    if copula && noun > end && page.lower(end - 1).ends_with("ing") {
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
    // "blot out the bad": an adjective that stands for a thing.
    let nominal = at > 0
        && page.gap(at) == Gap::Space
        && page.lower(at - 1) == "the"
        && !matches!(page.lower_or_empty(end), "if" | "but" | "yet" | "though");
    // "is celebrated as a holiday": a verb.
    let passive = page.lower(end - 1).ends_with("ed") && page.lower_or_empty(end) == "as";
    let closed = closes(page, end) && !page.is_progressive(end) && !nominal && !passive;
    let mut before = at;
    while before > 0 && page.gap(before) == Gap::Space && is_adverb(page.lower(before - 1)) {
        before -= 1;
    }
    // In -ed it is the verb of "they botched it" unless something is said to be so.
    let opened = before
        .checked_sub(1)
        .is_some_and(|before| page.class(before).is(Class::COPULA | Class::SEEMING));
    let forced = before < at && page.class(at - 1).is(Class::FORCE);
    let said = opened || forced || page.gap(at) == Gap::Mark || !page.lower(at).ends_with("ed");
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
    let forced = page.class(before).is(Class::FORCE);
    (forced
        && page.class(at).is(Class::PLAIN)
        && !page.is_named(at)
        && closes(page, at + 1)
        && !matches!(page.lower_or_empty(at + 1), "far" | "many" | "much"))
    .then_some(before..at + 1)
}

/// "it would be a disaster", "what a disgrace": an everyday noun of praise or blame that is said of something.
fn predicate_noun(page: &Page, at: usize) -> Option<(Range<usize>, usize)> {
    if !page.class(at).is(Class::PLAIN) || page.is_named(at) || !closes(page, at + 1) {
        return None;
    }
    let mut start = at;
    while start > 0 && at - start < REACH && page.gap(start) == Gap::Space {
        start -= 1;
        if matches!(page.lower(start), "a" | "an") {
            let before = start.checked_sub(1).filter(|_| page.gap(start) == Gap::Space)?;
            let said = page.class(before).is(Class::COPULA)
                || is_adverb(page.lower(before))
                || matches!(page.lower(before), "not" | "such" | "what" | "as");
            return said.then_some((start..at + 1, at));
        }
        if !page.modifies(start) {
            return None;
        }
    }
    None
}

/// "a great reporter", "they were great": an everyday adjective of praise or blame in somebody's mouth.
fn spoken(page: &Page, at: usize) -> Option<(Range<usize>, usize)> {
    if !page.class(at).is(Class::SPOKEN) || !page.words[at].quoted || page.is_named(at) {
        return None;
    }
    let mut end = at + 1;
    while let Some(next) = joined(page, end) {
        end = next + 1;
    }
    let noun = nouns(page, end);
    if noun > end {
        return (!lexicon::is_exception(page.lower(end - 1), page.lower(end)))
            .then_some((at..noun, noun - 1));
    }
    let mut start = at;
    while start > 0 && page.gap(start) == Gap::Space && is_adverb(page.lower(start - 1)) {
        start -= 1;
    }
    let copula =
        start > 0 && page.gap(start) == Gap::Space && page.class(start - 1).is(Class::COPULA);
    // "it is important to stress"
    let open = matches!(page.lower_or_empty(end), "to" | "for")
        && start >= 2
        && matches!(page.lower(start - 2), "it" | "'s");
    let compared = page.lower_or_empty(end) == "than";
    (copula
        && !open
        && !compared
        && page.class(end - 1).is(Class::PLAIN | Class::SURE)
        && closes(page, end))
    .then_some((start..end, at))
}

/// Whether what is said of something ends before word `end`.
fn closes(page: &Page, end: usize) -> bool {
    page.gap(end) >= Gap::Mark
        || page.class(end).is(Class::BREAK | Class::RELATIVE | Class::PREPOSITION)
        || page.lower_or_empty(end) == "that"
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
            // "the shameful Ada Venn": people and bodies are labelled by other rules; "radical Orrlanders".
            if nouns(page, end) == end {
                let kind = page.doc.mentions[mention as usize].kind;
                let other = matches!(kind, MentionKind::Person | MentionKind::Org);
                return if other { at } else { end };
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
