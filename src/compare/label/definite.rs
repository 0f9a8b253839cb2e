//! Role nouns with "the" that stand for somebody whose role is known: "the Russian dictator", "the American leader".

use super::{
    Draft, Whom,
    lexicon::Class,
    page::{Gap, Page, Phrase},
    pattern::plural,
    referent,
};
use crate::compare::link::Links;
use crate::record::MentionKind;

/// Somebody whose role a label beside the name gave.
struct Holder<'p> {
    article: usize,
    link: u32,
    head: &'p str,
    class: Class,
    country: Option<&'static str>,
    /// The words of the label that tell offices apart, the country left out.
    words: Vec<&'p str>,
    /// Words that change the rank: `vice`, `former`.
    ranks: Vec<&'p str>,
}

/// Adds the labels of definite role nouns.
pub(super) fn add(pages: &[Page], links: &Links, drafts: &mut [Vec<Draft>]) {
    let mut holders: Vec<Holder> = Vec::new();
    for (page, drafts) in pages.iter().zip(drafts.iter()) {
        for draft in drafts {
            let Whom::Link(link) = draft.whom else { continue };
            if links.records[link as usize].kind != MentionKind::Person
                || !page.class(draft.head).is(Class::PERSON)
                || draft.rule == "named-so"
            {
                continue;
            }
            let (words, ranks) = telling(page, draft.words.start, draft.head, draft.words.end);
            holders.push(Holder {
                article: draft.article,
                link,
                head: page.lower(draft.head),
                class: page.class(draft.head),
                country: draft.country,
                words,
                ranks,
            });
        }
    }
    let mut added: Vec<Draft> = Vec::new();
    for (article, page) in pages.iter().enumerate() {
        let taken = &drafts[article];
        for start in 0..page.words.len() {
            if !page.words[start].body || page.lower(start) != "the" {
                continue;
            }
            let Some(phrase) = page.phrase_from(start) else { continue };
            let body = page.heads(&phrase, Class(Class::BODY.0 | Class::LOADED_BODY.0));
            if !(page.heads(&phrase, Class::PERSON) || body)
                || phrase.end != phrase.head + 1
                || plural(page, phrase.head)
                || page.words[phrase.head].mention.is_some()
                || taken
                    .iter()
                    .any(|draft| draft.words.start < phrase.end && phrase.start < draft.words.end)
                || names_follow(page, &phrase)
            {
                continue;
            }
            // "the brutal gang", "the disgraced senator": what judges points to what was named just before.
            // "the embarrassment of a defeat" is nobody.
            let judging = page.lower_or_empty(phrase.end) != "of"
                && (start + 1..phrase.end).any(|word| {
                    let class = page.class(word);
                    // "the progressive": an adjective may belong to what follows.
                    class.is(Class::JUDGING) && word != phrase.head
                        || word == phrase.head
                            && class.is(Class::LOADED_PERSON)
                            && !class.is(Class::JUDGING)
                });
            let just_named = || {
                let kind = if body { MentionKind::Org } else { MentionKind::Person };
                let link = judging
                    .then(|| referent::before(article, page, links, start, (kind, None), None))
                    .flatten();
                link.map(|link| (link, phrase.end))
            };
            let held = if body { None } else { whom(article, page, &phrase, &holders) };
            if let Some((link, end)) = held.or_else(just_named) {
                added.push(Draft::new(
                    article,
                    page,
                    start..end,
                    phrase.head,
                    Whom::Link(link),
                    "definite",
                ));
            }
        }
    }
    for draft in added {
        drafts[draft.article].push(draft);
    }
}

/// Whether a person's name follows the phrase: then it is a label beside a name, or one that was refused there.
fn names_follow(page: &Page, phrase: &Phrase) -> bool {
    page.words.get(phrase.end).is_some_and(|word| {
        word.gap <= Gap::Mark
            && word.mention.is_some_and(|mention| {
                page.doc.mentions[mention as usize].kind == MentionKind::Person
            })
    })
}

/// The link that all holders share.
fn only<'h, 'p: 'h>(mut holders: impl Iterator<Item = &'h Holder<'p>>) -> Option<u32> {
    let first = holders.next()?.link;
    holders.all(|holder| holder.link == first).then_some(first)
}

/// Whom the phrase stands for, and one past its last word.
fn whom(article: usize, page: &Page, phrase: &Phrase, holders: &[Holder]) -> Option<(u32, usize)> {
    // "the president of Mexico"
    let mut end = phrase.end;
    if page.lower_or_empty(end) == "of" && page.gap(end) == Gap::Space {
        end = page.with_prepositions(end, true);
    }
    let country = (phrase.start..end).find_map(|word| page.country(word));
    let head = page.lower(phrase.head);
    let leads = page.class(phrase.head).is(Class::LEADER);
    let (words, ranks) = telling(page, phrase.start, phrase.head, end);
    let same_office = |holder: &&Holder| {
        holder.head == head
            && holder.ranks == ranks
            && words.iter().all(|word| holder.words.contains(word))
    };
    let here = |holder: &&Holder| holder.article == article;
    let link = if country.is_some() {
        let of_country = |holder: &&Holder| holder.country == country;
        let leaders = |holder: &&Holder| {
            leads
                && holder.class.is(Class::OFFICE | Class::LOADED_PERSON | Class::ROLE)
                && holder.leads()
                && holder.ranks == ranks
                && words.is_empty()
        };
        only(holders.iter().filter(here).filter(of_country).filter(same_office))
            .or_else(|| only(holders.iter().filter(of_country).filter(same_office)))
            .or_else(|| only(holders.iter().filter(of_country).filter(leaders)))
    } else {
        let native = |holder: &&Holder| holder.country.is_none();
        only(holders.iter().filter(here).filter(same_office))
            .or_else(|| only(holders.iter().filter(here).filter(same_office).filter(native)))
            .or_else(|| {
                let known = holders.iter().filter(here).any(|holder| same_office(&holder));
                if known || words.is_empty() && leads {
                    None
                } else {
                    only(holders.iter().filter(same_office))
                }
            })
    };
    link.map(|link| (link, end))
}

impl Holder<'_> {
    fn leads(&self) -> bool {
        self.class.is(Class::LEADER)
    }
}

/// The words around a head that tell offices apart, and those that change the rank; determiners, countries and judging
/// words left out.
fn telling<'p>(
    page: &'p Page,
    start: usize,
    head: usize,
    end: usize,
) -> (Vec<&'p str>, Vec<&'p str>) {
    let (mut words, mut ranks) = (Vec::new(), Vec::new());
    for word in (start..end).filter(|&word| word != head) {
        let class = page.class(word);
        let lower = page.lower(word);
        if word < head && class.is(Class::RANK) {
            ranks.push(lower);
        } else if !(class.is(Class::DETERMINER)
            || class.is(Class::PREPOSITION)
            || class.is(Class::JUDGING)
            || lower == "'s"
            || lower == "current"
            || page.in_country(word))
        {
            words.push(lower);
        }
    }
    ranks.sort_unstable();
    (words, ranks)
}

impl Page<'_> {
    /// Whether a word stands in the name of a country or of what belongs to it.
    fn in_country(&self, word: usize) -> bool {
        let first = match self.words[word].mention {
            Some(mention) => self.mentions[mention as usize].start,
            None => word,
        };
        self.country(first).is_some()
    }
}
