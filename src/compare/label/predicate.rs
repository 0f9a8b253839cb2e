//! What is said of a name: "X is a reformer", "called X a coward", "described X as “an idiot”".

use super::{
    Draft,
    lexicon::Class,
    page::{Gap, Page},
    pattern::{Beside, plural},
    referent::namer,
};
use crate::{compare::link::Links, record::MentionKind};
use std::ops::Range;

/// Words between quotation marks that are a label and no statement.
const LONGEST_MARKED: usize = 10;

/// Participles of "is seen as", "was described as".
pub(super) const SEEN_AS: [&str; 16] = [
    "seen",
    "viewed",
    "regarded",
    "known",
    "described",
    "denounced",
    "portrayed",
    "dismissed",
    "hailed",
    "depicted",
    "condemned",
    "derided",
    "perceived",
    "considered",
    "widely",
    "best",
];

impl Beside<'_, '_> {
    /// "X is a reformer", "X was corrupt", "X has been called a coward".
    pub(super) fn copula(&self, found: &mut Vec<Draft>) {
        let page = self.page;
        let (name, mut at) = (self.words.start, self.words.end);
        let before = name.checked_sub(1).filter(|_| page.gap(name) == Gap::Space);
        // "the head of X is", "Y and X are": somebody else, or two.
        let pronoun = page.class(name).is(Class::PERSONAL);
        if before.is_some() && !pronoun && self.is_attached() || page.is_supposed(name) {
            return;
        }
        while page.gap(at) == Gap::Space
            && matches!(
                page.lower_or_empty(at),
                "has"
                    | "had"
                    | "have"
                    | "will"
                    | "would"
                    | "could"
                    | "may"
                    | "might"
                    | "can"
                    | "must"
            )
        {
            at += 1;
        }
        if !page.class(at).is(Class::COPULA) || !matches!(page.gap(at), Gap::Space) {
            return;
        }
        at += 1;
        while page.gap(at) == Gap::Space && is_adverb(page.lower_or_empty(at)) {
            at += 1;
        }
        if !matches!(page.gap(at), Gap::Space | Gap::Mark) {
            return;
        }
        if page.class(at).is(Class::NAMING) || SEEN_AS.contains(&page.lower_or_empty(at)) {
            self.passive(at, found);
            return;
        }
        if let Some(marked) = page.marked_from(at)
            && let Some(head) = judged(page, &marked)
        {
            self.push(marked, head, "copula", found);
            return;
        }
        if is_article(page.lower_or_empty(at)) || page.lower_or_empty(at) == "one" {
            let one = usize::from(page.lower(at) == "one");
            let begins = if one == 1 && page.lower_or_empty(at + 1) == "of" { at + 2 } else { at };
            let Some((phrase, end)) = page.predicate(begins) else { return };
            let head = phrase.end - 1;
            let role = one == 0 && page.class(head).is(self.wanted) && !plural(page, head);
            if role || judged(page, &(begins..phrase.end)).is_some() {
                self.push(at..end, head, "copula", found);
            }
        } else if let Some(end) = adjectives(page, at) {
            self.push(at..end, at, "copula", found);
        } else if page.class(at).is(Class::JUDGING | Class::PLAIN) && !page.is_named(at) {
            // "is good news", "are radical socialists"
            let Some((phrase, end)) = page.predicate(at) else { return };
            if phrase.len() > 1 && phrase.start == at {
                self.push(at..end, phrase.end - 1, "copula", found);
            }
        }
    }

    /// Whether the name, with its title, stands behind a preposition or "and".
    fn is_attached(&self) -> bool {
        let page = self.page;
        let mut at = self.words.start;
        while at > 0 && page.gap(at) == Gap::Space {
            let class = page.class(at - 1);
            if class.is(Class::PREPOSITION) || page.lower(at - 1) == "and" {
                return true;
            }
            let titled = class.is(Class::OFFICE | Class::RANK | Class::HONORIFIC)
                && page.words[at - 1].capital;
            if !(titled || class.is(Class::DETERMINER)) {
                return false;
            }
            at -= 1;
        }
        false
    }

    /// "called a coward", "seen as a danger" behind "X was".
    fn passive(&self, at: usize, found: &mut Vec<Draft>) {
        let page = self.page;
        let naming = page.class(at).is(Class::NAMING);
        let mut at = at + 1;
        while page.gap(at) == Gap::Space
            && (is_adverb(page.lower_or_empty(at)) || SEEN_AS.contains(&page.lower_or_empty(at)))
        {
            at += 1;
        }
        if !naming {
            if page.lower_or_empty(at) != "as" {
                return;
            }
            at += 1;
        }
        self.named(at, naming, None, found);
    }

    /// "called X a coward", "described X as a coward", "blamed X for being careless".
    pub(super) fn named_so(&self, links: &Links, found: &mut Vec<Draft>) {
        let page = self.page;
        let name = self.words.start;
        let Some(verb) = self.verb_before(name) else { return };
        let mut at = self.words.end;
        if !matches!(page.gap(at), Gap::Space | Gap::Mark) {
            return;
        }
        let naming = page.class(verb).is(Class::NAMING);
        let mut certain = naming;
        if page.lower_or_empty(at) == "as" {
            // "criticism from X as a bad thing" is not about X.
            if page.class(verb).is(Class::PREPOSITION) && page.lower(verb) != "to" {
                return;
            }
            at += 1;
            certain = page.class(verb).is(Class::DESCRIBING);
        } else if page.lower_or_empty(at) == "for" && page.lower_or_empty(at + 1) == "being" {
            at += 2;
            certain = false;
        } else if !naming {
            return;
        }
        if !matches!(page.gap(at), Gap::Space | Gap::Mark) {
            return;
        }
        let from = found.len();
        self.named(at, certain, Some(verb), found);
        if found.len() > from {
            let by = namer(self.article, page, links, verb);
            let outlet_says = page.is_said_by_name(verb);
            for draft in &mut found[from..] {
                draft.by.clone_from(&by);
                draft.outlet_says = outlet_says;
            }
        }
    }

    /// The word before a name and its title: "called Mr. X", "described former mayor X".
    fn verb_before(&self, name: usize) -> Option<usize> {
        let page = self.page;
        let mut at = name;
        loop {
            let before = at.checked_sub(1).filter(|_| page.gap(at) <= Gap::Mark)?;
            let title =
                Class::HONORIFIC | Class::OFFICE | Class::ROLE | Class::RANK | Class::JUDGING;
            let titled = page.class(before).is(title)
                || page.words[before].capital && page.words[before].mention.is_none();
            if !titled || name - before > 4 || page.class(before).is(Class::NAMING) {
                return Some(before);
            }
            at = before;
        }
    }

    /// Whom the words name at their start or end: "Ann Orme in private", "his former partner, Piet Oss,".
    pub(super) fn named_in(&self, links: &Links) -> Option<u32> {
        let page = self.page;
        let at_end = |word: usize| {
            let mention = page.words[word].mention?;
            let words = &page.mentions[mention as usize];
            let record = &page.doc.mentions[mention as usize];
            let whole = words.start == self.words.start || words.end == self.words.end;
            (whole
                && !page.owned(words.end)
                && matches!(record.kind, MentionKind::Person | MentionKind::Org))
            .then(|| links.of(self.article, record.entity))
            .flatten()
        };
        at_end(self.words.start).or_else(|| at_end(self.words.end - 1))
    }

    /// The label that begins at `at`. Where the verb alone is `certain`, any noun phrase and anything between marks is
    /// one; else it must judge.
    pub(super) fn named(
        &self,
        at: usize,
        certain: bool,
        verb: Option<usize>,
        found: &mut Vec<Draft>,
    ) {
        let page = self.page;
        let article = usize::from(is_article(page.lower_or_empty(at)));
        if let Some(marked) = page.marked_from(at).or_else(|| page.marked_from(at + article)) {
            let head = judged(page, &marked);
            // "a harbour that runs on luck" is a statement; a name that somebody is called is short.
            let clause = marked.clone().any(|word| {
                page.class(word).is(Class::RELATIVE | Class::COPULA | Class::PREPOSITION)
                    && page.lower(word) != "of"
                    || page.lower(word) == "that"
            });
            if head.is_some() || certain && !clause {
                let head = head.unwrap_or(marked.end - 1);
                self.push(at..marked.end, head, "named-so", found);
                if let Some(draft) = found.last_mut() {
                    draft.name_calling(page);
                }
            }
            return;
        }
        let mut adjective = at;
        while page.gap(adjective + 1) == Gap::Space && is_adverb(page.lower_or_empty(adjective)) {
            adjective += 1;
        }
        if let Some(end) = adjectives(page, adjective) {
            self.push(at..end, adjective, "named-so", found);
            return;
        }
        let Some((phrase, _)) = page.predicate(at) else { return };
        let article = page.class(at).is(Class::DETERMINER)
            && verb.is_none_or(|verb| page.lower(verb) != "as");
        if article && (certain || judged(page, &(at..phrase.end)).is_some()) {
            self.push(at..phrase.end, phrase.end - 1, "named-so", found);
        }
    }
}

/// The word of a phrase that judges: its last noun, else its first adjective.
pub(super) fn judged(page: &Page, words: &Range<usize>) -> Option<usize> {
    let judges = |&word: &usize| {
        !page.is_named(word)
            && page.class(word).is(Class::LOADED | Class::PLAIN)
            && !(word + 1 == words.end
                && page.class(word).is(Class::ROLE)
                && !page.class(word).is(Class::LOADED_PERSON | Class::PLAIN))
    };
    let last = words.end - 1;
    if words.contains(&last) && judges(&last) { Some(last) } else { words.clone().find(judges) }
}

/// One past the last of the judging adjectives that begin at `at` and close what is said: "reckless", "loud and nasty".
pub(super) fn adjectives(page: &Page, at: usize) -> Option<usize> {
    let judging = |word: usize| page.class(word).is(Class::JUDGING | Class::PLAIN);
    if !judging(at) || page.words[at].mention.is_some() {
        return None;
    }
    let mut end = at + 1;
    loop {
        let mut joined = usize::from(matches!(page.lower_or_empty(end), "and" | "or" | "but"));
        if joined == 1 && page.lower_or_empty(end + 1).ends_with("ly") {
            joined = 2;
        }
        if page.gap(end) <= Gap::Comma
            && end + joined < page.words.len()
            && judging(end + joined)
            && (joined > 0 || page.gap(end) == Gap::Comma)
        {
            end += joined + 1;
        } else {
            break;
        }
    }
    let class = page.class(end);
    let plain = page.class(end - 1).is(Class::PLAIN) && !page.class(end - 1).is(Class::JUDGING);
    let closed = page.gap(end) >= Gap::Mark
        || class.is(Class::BREAK)
        || class.is(Class::PREPOSITION) && (!plain || matches!(page.lower(end), "as" | "about"));
    (closed && !page.is_progressive(end)).then_some(end)
}

pub(super) fn is_article(lower: &str) -> bool {
    matches!(lower, "a" | "an" | "the" | "his" | "her" | "their" | "our" | "my")
}

pub(super) fn is_adverb(lower: &str) -> bool {
    lower.ends_with("ly")
        || matches!(
            lower,
            "also"
                | "still"
                | "now"
                | "already"
                | "long"
                | "been"
                | "very"
                | "so"
                | "just"
                | "too"
                | "either"
                | "always"
                | "such"
                | "quite"
                | "pretty"
                | "really"
                | "simply"
                | "often"
                | "never-before"
                | "indeed"
                | "clearly"
                | "more"
                | "most"
                | "as"
        )
}

impl Page<'_> {
    /// The words between quotation marks that open right before word `at`, if they are few.
    pub(super) fn marked_from(&self, at: usize) -> Option<Range<usize>> {
        if at >= self.words.len() || self.gap(at) != Gap::Mark {
            return None;
        }
        let start = self.words[at].span.start;
        let regions = &self.doc.segmentation.regions;
        let number =
            regions.partition_point(|region| region.inner.start <= start).checked_sub(1)?;
        let inner = regions[number].inner;
        let opens = at == 0 || self.words[at - 1].span.end <= inner.start;
        let end = self.words.partition_point(|word| word.span.end <= inner.end);
        (opens && inner.start <= start && end > at && end - at <= LONGEST_MARKED).then_some(at..end)
    }

    /// The noun phrase of a predicate that begins at `at`, and one past what prepositions add: adjectives may stand
    /// between commas in it.
    pub(super) fn predicate(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let phrase = self.phrase_from(at)?;
        let mut end = phrase.end;
        // "a loud, nasty, thin-skinned fraud", "a weak and untruthful man"
        while self.class(end - 1).is(Class::JUDGING | Class::PLAIN) && end - at < 10 {
            let joined = usize::from(self.lower_or_empty(end) == "and");
            if self.gap(end) > Gap::Comma || joined == 0 && self.gap(end) != Gap::Comma {
                break;
            }
            let Some(next) = (end + joined < self.words.len())
                .then(|| self.phrase_from(end + joined))
                .flatten()
                .filter(|next| next.start == end + joined)
            else {
                break;
            };
            end = next.end;
        }
        let after = self.with_prepositions(end, true);
        Some((phrase.start..end, after))
    }
}
