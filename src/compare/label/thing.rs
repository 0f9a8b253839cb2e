//! What is called so and has no name beside it: "called gang members “animals”", "the decision is reckless", "blasting X as
//! a “fraud”".

use super::{
    Draft, Whom,
    lexicon::{self, Class},
    page::{Gap, Page},
    pattern::Beside,
    predicate::{SEEN_AS, is_article},
    referent::{agent, namer},
};
use crate::compare::link::Links;
use std::ops::Range;

/// What is called so and has no name of its own: "called gang members “animals”", "described the vote as a sham", "the
/// decision is reckless".
pub(super) fn things(article: usize, page: &Page, links: &Links, found: &mut Vec<Draft>) {
    for verb in 1..page.words.len() {
        let class = page.class(verb);
        // Most words are none of these: one test for all.
        let all = Class::NAMING | Class::DESCRIBING | Class::PREPOSITION | Class::COPULA;
        if !class.is(all) || !page.words[verb].body {
            continue;
        }
        if class.is(Class::PREPOSITION) {
            match page.lower(verb) {
                "as" if page.gap(verb) <= Gap::Space => {
                    seen_as(article, page, links, verb, found);
                }
                "to" if page.class(verb - 1).is(Class::DESCRIBING) => {
                    called(article, page, links, verb, found);
                }
                _ => {}
            }
        } else if class.is(Class::NAMING | Class::DESCRIBING) {
            called(article, page, links, verb, found);
        } else if class.is(Class::COPULA) && page.gap(verb) == Gap::Space {
            let Some(subject) = subject(page, verb) else { continue };
            if found
                .iter()
                .any(|draft| draft.words.contains(&verb) || draft.words.start == verb + 1)
            {
                continue;
            }
            let beside =
                Beside { article, page, words: subject.clone(), wanted: Class(0), link: 0 };
            let from = found.len();
            beside.copula(found);
            // "This is a disgrace", and not "this is a good question".
            if matches!(page.lower(subject.start), "this" | "that" | "it") && subject.len() == 1 {
                let noun = |draft: &Draft| page.class(draft.head).is(Class::LOADED | Class::PLAIN);
                if !found[from..].iter().all(noun) {
                    found.truncate(from);
                }
            }
            found[from..].iter_mut().for_each(|draft| draft.whom = Whom::Thing(subject.clone()));
        }
    }
}

/// "blasting the mayor as a “fraud”", "X, also known as a hawk": what stands behind "as" judges, whatever the verb.
fn seen_as(article: usize, page: &Page, links: &Links, at: usize, found: &mut Vec<Draft>) {
    let next = at + 1;
    if next >= page.words.len()
        || page.gap(next) > Gap::Mark
        || found.iter().any(|draft| draft.words.contains(&next))
    {
        return;
    }
    let open = page.gap(next) == Gap::Mark
        || is_article(page.lower(next)) && page.gap(next + 1) == Gap::Mark;
    let participle = SEEN_AS.contains(&page.lower(at - 1));
    // "smeared X as a murderer": a noun that judges says enough.
    let noun = || {
        is_article(page.lower(next))
            && page.predicate(next).is_some_and(|(phrase, _)| {
                let class = page.class(phrase.end - 1);
                class.is(Class::LOADED_PERSON | Class::LOADED_BODY) && !class.is(Class::ROLE)
            })
    };
    if !open && !participle && !noun() {
        return;
    }
    // The last thing that is named before, in the same clause.
    let mut back = at;
    let mention = loop {
        let Some(before) = back.checked_sub(1).filter(|_| at - back < 6) else { return };
        if page.gap(back) == Gap::Break || page.class(before).is(Class::RELATIVE) {
            return;
        }
        if let Some(mention) = page.words[before].mention {
            break mention as usize;
        }
        back = before;
    };
    let record = &page.doc.mentions[mention];
    let Some(link) = links.of(article, record.entity) else { return };
    if page.owned(page.mentions[mention].end) {
        return;
    }
    let words = page.mentions[mention].clone();
    let beside = Beside { article, page, words, wanted: Class::PERSON, link };
    let from = found.len();
    beside.named(next, false, None, found);
    if found.len() > from && open {
        let by = agent(article, page, links, page.mentions[mention].start).filter(|&by| by != link);
        found[from..].iter_mut().for_each(|draft| draft.by = by.map(Whom::Link));
    }
}

/// Words between a verb of naming and the label.
const LONGEST_THING: usize = 12;

/// The label that a verb gives to what stands behind it.
fn called(article: usize, page: &Page, links: &Links, verb: usize, found: &mut Vec<Draft>) {
    if is_relative(page, verb) {
        return called_before(article, page, links, verb, found);
    }
    let naming = page.class(verb).is(Class::NAMING);
    let first = verb + 1;
    if page.class(first).is(Class::PREPOSITION) {
        return; // "called for calm"
    }
    let mut at = first;
    let mut as_at = None;
    // The label is between marks, with or without an article before them; else it judges behind "as".
    loop {
        let open = page.gap(at) == Gap::Mark;
        let gap = if naming { Gap::Space } else { Gap::Comma };
        if at >= page.words.len() || at > first + LONGEST_THING || page.gap(at) > gap && !open {
            return;
        }
        if at > first
            && (naming || as_at.is_some())
            && (open || is_article(page.lower(at)) && page.gap(at + 1) == Gap::Mark)
        {
            break;
        }
        if open || page.class(at).is(Class::NAMING) {
            return;
        }
        if let Some(place) = as_at
            && at > place
        {
            break;
        }
        if page.lower(at) == "as" && at > first && !naming {
            as_at = Some(at);
        }
        at += 1;
    }
    let mut what = first..as_at.unwrap_or(at);
    // "which he called a “horrific price”": what is called so stands before.
    let before = what.len() == 1 && is_article(page.lower(first));
    if before {
        at = first;
        what = first..first + 1;
    }
    if found.iter().any(|draft| draft.words.contains(&at)) {
        return;
    }
    let mut beside = Beside { article, page, words: what.clone(), wanted: Class::PERSON, link: 0 };
    let named = if before { None } else { beside.named_in(links) };
    if let Some(link) = named {
        beside.link = link;
    }
    let from = found.len();
    let marked = before || page.gap(at) == Gap::Mark || page.gap(at + 1) == Gap::Mark;
    let pronoun =
        what.len() == 1 && matches!(page.lower(first), "it" | "this" | "that" | "them" | "itself");
    let few = page.marked_from(at).is_some_and(|marked| marked.len() <= 4) && named.is_some();
    let sure = (naming || page.lower(verb) == "to" || few) && !pronoun;
    beside.named(at, marked && sure, Some(verb), found);
    if found.len() > from {
        let by = namer(article, page, links, verb);
        for draft in &mut found[from..] {
            if before {
                draft.whom = Whom::Unnamed;
            } else if named.is_none() {
                draft.whom = Whom::Thing(what.clone());
            }
            draft.by.clone_from(&by);
            draft.outlet_says = page.is_said_by_name(verb);
        }
    }
}

/// "what he called a sham", "which critics call “a sham”": what is called so stands before the verb.
fn called_before(article: usize, page: &Page, links: &Links, verb: usize, found: &mut Vec<Draft>) {
    // "what is called": by nobody in particular.
    if page.class(verb - 1).is(Class::COPULA) {
        return;
    }
    let mut at = verb + 1;
    if !page.class(verb).is(Class::NAMING) {
        if page.lower_or_empty(at) != "as" {
            return;
        }
        at += 1;
    }
    if found.iter().any(|draft| draft.words.contains(&at)) {
        return;
    }
    let beside = Beside { article, page, words: at..at + 1, wanted: Class::PERSON, link: 0 };
    let from = found.len();
    beside.named(at, page.gap(at) == Gap::Mark, Some(verb), found);
    if found.len() > from {
        let by = namer(article, page, links, verb);
        for draft in &mut found[from..] {
            draft.whom = Whom::Unnamed;
            draft.by.clone_from(&by);
            draft.outlet_says = page.is_said_by_name(verb);
        }
    }
}

/// Whether "what" or "which" stands before the subject of a verb.
pub(super) fn is_relative(page: &Page, verb: usize) -> bool {
    (1..6)
        .map_while(|back| verb.checked_sub(back))
        .take_while(|&at| page.gap(at + 1) == Gap::Space)
        .any(|at| matches!(page.lower(at), "what" | "which"))
}

/// The noun phrase with an article that ends before a copula, where it is somebody, a body or an act.
fn subject(page: &Page, copula: usize) -> Option<Range<usize>> {
    let mut head = copula - 1;
    // "This is a disgrace": with an article only, or "it is important" would be one.
    if matches!(page.lower(head), "this" | "that" | "it")
        && is_article(page.lower_or_empty(copula + 1))
    {
        return (page.gap(head) > Gap::Space
            || page.class(head - usize::from(head > 0)).is(Class::BREAK))
        .then_some(head..copula);
    }
    while head > 0
        && page.gap(head) == Gap::Space
        && matches!(
            page.lower(head),
            "has"
                | "have"
                | "had"
                | "long"
                | "also"
                | "always"
                | "will"
                | "would"
                | "could"
                | "may"
                | "can"
        )
    {
        head -= 1;
    }
    let class = page.class(head);
    let listed = |class: Class| class.is(Class::PERSON | Class::BODY | Class::ACT | Class::EVENT);
    if page.words[head].mention.is_some()
        || !(listed(class)
            || page.lower(head).strip_suffix('s').is_some_and(|one| listed(lexicon::class(one))))
    {
        return None;
    }
    let mut start = head;
    while start > 0 && head - start < 4 && page.gap(start) == Gap::Space {
        start -= 1;
        if matches!(
            page.lower(start),
            "the" | "this" | "that" | "these" | "those" | "his" | "her" | "their"
        ) {
            return Some(start..head + 1);
        }
        if page.class(start).is(Class::PREPOSITION | Class::BREAK | Class::COPULA | Class::VERB) {
            return None;
        }
    }
    None
}
