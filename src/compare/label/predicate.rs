//! What is said of a name: "X is a reformer", "called X a coward", "described X as “an idiot”".

use super::{
    Draft, Whom,
    lexicon::Class,
    page::{Gap, Page},
    pattern::{Beside, plural},
    referent::agent,
};
use crate::{compare::link::Links, record::MentionKind};
use std::ops::Range;

/// Words between quotation marks that are a label and no statement.
const LONGEST_MARKED: usize = 10;

/// Verbs that describe somebody "as" something.
pub(super) const AS_VERBS: [&str; 16] = [
    "described",
    "describes",
    "describing",
    "denounced",
    "denounces",
    "condemned",
    "portrayed",
    "dismissed",
    "hailed",
    "depicted",
    "painted",
    "cast",
    "characterized",
    "characterised",
    "derided",
    "mocked",
];

/// Participles of "is seen as", "was described as".
const SEEN_AS: [&str; 16] = [
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
        if before.is_some() && !pronoun && self.is_attached() {
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
        if let Some(marked) = page.marked_from(at) {
            if let Some(head) = judged(page, &marked) {
                self.push(marked, head, "copula", found);
                return;
            }
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
            if !(class.is(Class::OFFICE | Class::RANK | Class::HONORIFIC)
                && page.words[at - 1].capital)
            {
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
        let Some(verb) = name.checked_sub(1).filter(|_| page.gap(name) == Gap::Space) else {
            return;
        };
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
            certain = AS_VERBS.contains(&page.lower(verb));
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
            let by = agent(self.article, page, links, verb);
            found[from..].iter_mut().for_each(|draft| draft.by = by.map(Whom::Link));
        }
    }

    /// Whom the words name at their start or end: "Ann Orme in private", "his former partner, Piet Oss,".
    fn named_in(&self, links: &Links) -> Option<u32> {
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
    fn named(&self, at: usize, certain: bool, verb: Option<usize>, found: &mut Vec<Draft>) {
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
        if let Some(end) = adjectives(page, at) {
            self.push(at..end, at, "named-so", found);
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

/// What is called so and has no name of its own: "called gang members “animals”", "described the vote as a sham", "the
/// decision is reckless".
pub(super) fn things(article: usize, page: &Page, links: &Links, found: &mut Vec<Draft>) {
    for verb in 1..page.words.len() {
        let class = page.class(verb);
        let lower = page.lower(verb);
        let speaks = class.is(Class::NAMING) || class.is(Class::VERB) && AS_VERBS.contains(&lower);
        let refers = lower == "to"
            && matches!(page.lower(verb - 1), "referred" | "refers" | "refer" | "referring");
        if !page.words[verb].body {
            continue;
        }
        if speaks || refers {
            called(article, page, links, verb, found);
        } else if class.is(Class::COPULA) && page.gap(verb) == Gap::Space {
            let Some(subject) = subject(page, verb) else { continue };
            let beside =
                Beside { article, page, words: subject.clone(), wanted: Class(0), link: 0 };
            let from = found.len();
            beside.copula(found);
            found[from..].iter_mut().for_each(|draft| draft.whom = Whom::Thing(subject.clone()));
        }
    }
}

/// Words between a verb of naming and the label.
const LONGEST_THING: usize = 12;

/// The label that a verb gives to what stands behind it.
fn called(article: usize, page: &Page, links: &Links, verb: usize, found: &mut Vec<Draft>) {
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
    let sure = (naming || page.lower(verb) == "to") && !pronoun;
    beside.named(at, marked && sure, Some(verb), found);
    if found.len() > from {
        let by = agent(article, page, links, verb);
        for draft in &mut found[from..] {
            if before {
                draft.whom = Whom::Unnamed;
            } else if named.is_none() {
                draft.whom = Whom::Thing(what.clone());
            }
            draft.by = by.map(Whom::Link);
        }
    }
}

/// The noun phrase with an article that ends before a copula, where it is somebody, a body or an act.
fn subject(page: &Page, copula: usize) -> Option<Range<usize>> {
    let head = copula - 1;
    let class = page.class(head);
    let listed = |class: Class| class.is(Class::PERSON | Class::BODY | Class::ACT | Class::EVENT);
    if page.words[head].mention.is_some()
        || !(listed(class)
            || page
                .lower(head)
                .strip_suffix('s')
                .is_some_and(|one| listed(super::lexicon::class(one))))
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
            return Some(start..copula);
        }
        if page.class(start).is(Class::PREPOSITION | Class::BREAK | Class::COPULA | Class::VERB) {
            return None;
        }
    }
    None
}

/// The word of a phrase that judges: its last noun, else its first adjective.
fn judged(page: &Page, words: &Range<usize>) -> Option<usize> {
    let judges = |&word: &usize| {
        page.words[word].mention.is_none()
            && page.class(word).is(Class::LOADED | Class::PLAIN)
            && !(word + 1 == words.end
                && page.class(word).is(Class::ROLE)
                && !page.class(word).is(Class::LOADED_PERSON | Class::PLAIN))
    };
    let last = words.end - 1;
    if words.contains(&last) && judges(&last) { Some(last) } else { words.clone().find(judges) }
}

/// One past the last of the judging adjectives that begin at `at` and close what is said: "reckless", "loud and nasty".
fn adjectives(page: &Page, at: usize) -> Option<usize> {
    let judging = |word: usize| page.class(word).is(Class::JUDGING | Class::PLAIN);
    if !judging(at) || page.words[at].mention.is_some() {
        return None;
    }
    let mut end = at + 1;
    loop {
        let joined = usize::from(matches!(page.lower_or_empty(end), "and" | "or" | "but"));
        if page.gap(end) <= Gap::Comma
            && end + joined < page.words.len()
            && judging(end + joined)
            && (joined == 1 || page.gap(end) == Gap::Comma)
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
    closed.then_some(end)
}

fn is_article(lower: &str) -> bool {
    matches!(lower, "a" | "an" | "the" | "his" | "her" | "their" | "our" | "my")
}

fn is_adverb(lower: &str) -> bool {
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
