//! What somebody does or says, with a judging adjective: "a scathing speech", "the controversial border policy".

use super::{
    Draft, Whom,
    lexicon::Class,
    page::{Gap, Page},
};

/// Words that may stand between the adjective and the noun.
const REACH: usize = 3;

/// Adds the labels of acts.
pub(super) fn add(pages: &[Page], drafts: &mut [Vec<Draft>]) {
    for (article, page) in pages.iter().enumerate() {
        let mut added: Vec<Draft> = Vec::new();
        for head in 1..page.words.len() {
            let word = &page.words[head];
            if !word.class.is(Class::ACT | Class::EVENT) || word.mention.is_some() || !word.body {
                continue;
            }
            // "a policy speech": the last noun is the head.
            let next = page.class(head + 1);
            if page.gap(head + 1) == Gap::Space && next.is(Class::ACT | Class::EVENT) {
                continue;
            }
            let Some(start) = adjective(page, head) else { continue };
            let taken = |draft: &Draft| draft.words.start <= head && start < draft.words.end;
            if drafts[article].iter().any(taken) {
                continue;
            }
            added.push(Draft::new(article, page, start..head + 1, head, Whom::Unnamed, "act"));
        }
        drafts[article].append(&mut added);
    }
}

/// The first judging adjective of the phrase that ends in `head`.
fn adjective(page: &Page, head: usize) -> Option<usize> {
    let mut found = None;
    let mut at = head;
    while at > 0 && head - at < REACH && matches!(page.gap(at), Gap::Space | Gap::Mark) {
        at -= 1;
        let class = page.class(at);
        if page.words[at].mention.is_some()
            || page.lower(at) == "'s"
            || class.is(Class::DETERMINER
                | Class::PREPOSITION
                | Class::BREAK
                | Class::COPULA
                | Class::VERB)
                && !class.is(Class::JUDGING)
        {
            break;
        }
        // "the popular vote" is a count.
        if class.is(Class::JUDGING) && !(page.lower(at) == "popular" && page.lower(head) == "vote")
        {
            found = Some(at);
        }
    }
    found
}
