//! Acts, and people and bodies without a name, with a judging adjective: "a scathing speech", "the controversial border
//! policy", "left-leaning outlets".

use super::{
    Draft, Whom,
    lexicon::{self, Class, class},
    page::{Gap, Page},
};

/// Words from the adjective to the noun.
const REACH: usize = 4;

const HEADS: Class =
    Class(Class::ACT.0 | Class::EVENT.0 | Class::PERSON.0 | Class::BODY.0 | Class::LOADED_BODY.0);

/// Adds the labels of acts, and of the unnamed.
pub(super) fn add(pages: &[Page], drafts: &mut [Vec<Draft>]) {
    for (article, page) in pages.iter().enumerate() {
        let mut added: Vec<Draft> = Vec::new();
        for start in 0..page.words.len() {
            if !page.class(start).is(Class::JUDGING) || !begins(page, start) {
                continue;
            }
            // "the so-called “trade deficit”"
            let distant = matches!(
                page.lower(start),
                "so-called" | "self-proclaimed" | "self-styled" | "self-described"
            );
            let marked = page.marked_from(start + 1).filter(|_| distant);
            // "was misleading voters"
            let doing = start > 0
                && page.class(start - 1).is(Class::COPULA)
                && page.lower(start).ends_with("ing");
            let Some(head) = head(page, start)
                .filter(|_| !doing)
                .or(marked.map(|marked| marked.end - 1))
                .or_else(|| so_called(page, start))
            else {
                continue;
            };
            if lexicon::is_exception(page.lower(start), page.lower_or_empty(start + 1)) {
                continue;
            }
            let negated = negated(page, start);
            let taken = |draft: &Draft| draft.words.start <= head && start < draft.words.end;
            if !drafts[article].iter().chain(&added).any(taken) {
                let words = negated..head + 1;
                let draft = Draft::new(article, page, words, head, Whom::Unnamed, "act");
                added.push(draft);
            }
        }
        drafts[article].append(&mut added);
    }
}

/// The last word of a name behind "so-called".
fn so_called(page: &Page, start: usize) -> Option<usize> {
    let mention = page.words.get(start + 1)?.mention?;
    (page.lower(start) == "so-called" && page.gap(start + 1) == Gap::Space)
        .then(|| page.mentions[mention as usize].end - 1)
        .filter(|&last| last > start)
}

/// Where a label that begins at `start` begins with what denies it: "not a fair account", "no credible plan".
pub(super) fn negated(page: &Page, start: usize) -> usize {
    let denies =
        |word: usize| matches!(page.lower(word), "not" | "n't" | "no" | "never" | "hardly");
    let mut at = start;
    if at > 0 && page.gap(at) == Gap::Space && super::predicate::is_article(page.lower(at - 1)) {
        at -= 1;
    }
    if at > 0 && page.gap(at) == Gap::Space && denies(at - 1) { at - 1 } else { start }
}

/// Whether a judging word is the first adjective of its phrase.
pub(super) fn begins(page: &Page, start: usize) -> bool {
    let word = &page.words[start];
    if page.is_named(start) || !word.body || page.is_participle(start) && start > 0 {
        return false;
    }
    // "the Brilliant Corners firm": a name that was not found.
    let text = word.span.of(page.doc.text());
    let shouted = !text.chars().any(char::is_lowercase);
    if word.capital && !shouted && page.words.get(start + 1).is_some_and(|next| next.capital) {
        return false;
    }
    let before = start.checked_sub(1).filter(|_| page.gap(start) <= Gap::Mark);
    let Some(before) = before else {
        // "a tiny, inexperienced company": a comma between adjectives, not before a verb.
        let listed = page.gap(start) == Gap::Comma
            && start >= 2
            && page.gap(start - 1) == Gap::Space
            && page.class(start - 2).is(Class::DETERMINER)
            && page.modifies(start - 1);
        return listed || !page.lower(start).ends_with("ed");
    };
    let class = page.class(before);
    // "the critics blasted policy": a word in -ed is an adjective where a phrase begins.
    let word = page.lower(before);
    let opens = class.is(Class::DETERMINER | Class::PREPOSITION | Class::JUDGING | Class::COPULA)
        || word.ends_with('\'')
        || word.ends_with("ly")
        // "sparked heated debate": one verb is enough.
        || word.ends_with("ed") && page.gap(start) == Gap::Space
        || matches!(word, "'s" | "most" | "more" | "very" | "so" | "too");
    let verb = page.lower(start).ends_with("ed") && !opens;
    !(verb || class.is(Class::JUDGING))
}

/// The noun that the adjective stands before: the last one of the phrase that is in the lists.
fn head(page: &Page, start: usize) -> Option<usize> {
    let mut found = None;
    let mut at = start;
    let mut steps = 0;
    while at + 1 < page.words.len() && steps < REACH {
        at += 1;
        steps += 1;
        // "vague and rather unenforceable language"
        if matches!(page.lower(at), "and" | "or") && page.gap(at) == Gap::Space {
            let adverb = usize::from(page.class(at + 1) == Class::default() && steps < REACH);
            let next = if page.class(at + 1).is(Class::JUDGING) { at + 1 } else { at + 1 + adverb };
            if found.is_none()
                && page.class(next).is(Class::JUDGING)
                && page.gap(next) == Gap::Space
            {
                at = next;
                steps -= 1;
                continue;
            }
        }
        let word = &page.words[at];
        let adjectives = word.class.is(Class::JUDGING) && page.gap(at) == Gap::Comma;
        if page.gap(at) > Gap::Mark && !adjectives
            || page.lower(at) == "'s"
            || word.class.is(Class::DETERMINER
                | Class::PREPOSITION
                | Class::BREAK
                | Class::COPULA
                | Class::RELATIVE)
        {
            break;
        }
        // "the infamous Tarn Tower meeting"
        if let Some(mention) = word.mention.filter(|_| page.is_named(at)) {
            at = page.mentions[mention as usize].end.max(at + 1) - 1;
            continue;
        }
        let named = if word.class.is(HEADS) { word.class } else { singular(page.lower(at)) };
        if named.is(HEADS) {
            // "the popular vote" is a count, "a popular leader" a leader.
            let sorts = page.class(start).is(Class::SORTING)
                && (!named.is(Class::ACT) || page.lower(at) == "vote");
            found = (!sorts).then_some(at);
        } else if word.class.is(Class::VERB) {
            break;
        }
    }
    // "illegal machine guns": a noun that is in no list goes on.
    found.filter(|&head| {
        let next = head + 1;
        let lower = page.lower_or_empty(next);
        page.gap(next) != Gap::Space
            || page.words[next].mention.is_some()
            || !page.class(next).is(HEADS)
                && (page.class(next) != Class::default()
                    || page.words[next].capital
                    || lower.ends_with("ed")
                    || lower.ends_with("ing")
                    || lower.ends_with("ly"))
    })
}

/// What a plural is of.
fn singular(lower: &str) -> Class {
    lower.strip_suffix('s').map(class).unwrap_or_default()
}
