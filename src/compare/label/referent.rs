//! Whom a pronoun or a judging description means: somebody named shortly before.

use super::{
    Whom,
    lexicon::Class,
    page::{Gap, Page},
    predicate::is_adverb,
};
use crate::{
    annotate,
    compare::{link::Links, name::Name, voice},
    record::{ByteSpan, MentionKind},
};

/// Sentences before the one of the pronoun in which a name is looked for.
const SENTENCES_BACK: usize = 6;

/// Whom the pronoun at word `at` means: going back sentence by sentence, the first person of one that fits; not who
/// speaks where the pronoun stands in quoted words, nor who calls somebody something, `by`.
pub(super) fn referent(
    article: usize,
    page: &Page,
    links: &Links,
    at: usize,
    by: Option<u32>,
) -> Option<u32> {
    let woman = match page.lower(at) {
        "he" | "him" => Some(false),
        "she" | "her" => Some(true),
        _ => None,
    };
    before(article, page, links, at, (MentionKind::Person, woman), by)
}

/// Whom or what of a kind the words at `at` mean, by what was named before.
pub(super) fn before(
    article: usize,
    page: &Page,
    links: &Links,
    at: usize,
    (kind, woman): (MentionKind, Option<bool>),
    by: Option<u32>,
) -> Option<u32> {
    let place = page.words[at].span.start;
    let speaker = speaker(article, page, links, place);
    let sentences = &page.doc.segmentation.sentences;
    let own = sentences.partition_point(|sentence| sentence.span.end <= place);
    let mut end = page.mentions.partition_point(|words| words.start < at);
    for sentence in (own.saturating_sub(SENTENCES_BACK)..=own).rev() {
        let from = sentences.get(sentence)?.span.start;
        let start = page.mentions.partition_point(|words| {
            page.words.get(words.start).is_some_and(|w| w.span.start < from)
        });
        for number in start..end {
            let mention = &page.doc.mentions[number];
            if mention.kind != kind || page.owned(page.mentions[number].end) {
                continue;
            }
            let Some(link) = links.of(article, mention.entity) else { continue };
            let fits = woman.is_none_or(|woman| {
                let name = &links.records[link as usize].name;
                annotate::is_woman(name, mention.title.as_deref()).is_none_or(|one| one == woman)
            });
            if fits && Some(link) != speaker && Some(link) != by {
                return Some(link);
            }
        }
        end = end.min(start);
    }
    None
}

/// Who says the words at a place, where they are quoted.
fn speaker(article: usize, page: &Page, links: &Links, place: u32) -> Option<u32> {
    let within = |span: ByteSpan| span.start <= place && place < span.end;
    if !page.doc.segmentation.regions.iter().any(|region| within(region.inner)) {
        return None;
    }
    let quotes = &page.doc.quotes;
    let quote = quotes
        .iter()
        .filter(|quote| within(page.doc.bytes(quote.start, quote.end)))
        .min_by_key(|quote| quote.end - quote.start)?;
    let name = quote.speaker_name.as_deref()?;
    voice::link_of(article, quote, &Name::new(name), links)
}

/// Who gives a label by the verb at word `verb`: several unnamed people or a body right before it ("critics called it",
/// "the newspaper called it"), else who acts by it.
pub(super) fn namer(article: usize, page: &Page, links: &Links, verb: usize) -> Option<Whom> {
    if let Some(subject) = subject(page, verb) {
        let lower = page.lower(subject);
        let unnamed = match page.words[subject].mention {
            Some(mention) => page.doc.mentions[mention as usize].kind == MentionKind::Norp,
            None => {
                lower.len() > 4
                    && lower.ends_with('s')
                    && !lower.ends_with("ss")
                    && !page.class(subject).is(Class::BREAK | Class::VERB | Class::PREPOSITION)
                    || page.class(subject).is(Class::BODY)
            }
        };
        if unnamed {
            let mut start = subject;
            while start > 0
                && subject - start < 2
                && page.gap(start) == Gap::Space
                && page.words[start - 1].mention.map_or_else(
                    || page.modifies(start - 1),
                    |mention| {
                        let kind = page.doc.mentions[mention as usize].kind;
                        matches!(kind, MentionKind::Norp | MentionKind::Gpe)
                    },
                )
            {
                start -= 1;
            }
            return Some(Whom::Thing(start..subject + 1));
        }
    }
    agent(article, page, links, verb).map(Whom::Link)
}

/// The word right before a verb and what helps it: "president" of "the president has long called".
pub(super) fn subject(page: &Page, verb: usize) -> Option<usize> {
    let mut at = verb;
    while at > 0
        && page.gap(at) == Gap::Space
        && (matches!(page.lower(at - 1), "has" | "have" | "had") || is_adverb(page.lower(at - 1)))
    {
        at -= 1;
    }
    at.checked_sub(1).filter(|_| page.gap(at) == Gap::Space)
}

impl Page<'_> {
    /// Whether the outlet says, right before a verb, who acts by it: "Ann Orme has called".
    pub(super) fn is_said_by_name(&self, verb: usize) -> bool {
        !self.words[verb].quoted
            && subject(self, verb).and_then(|subject| self.words[subject].mention).is_some_and(
                |mention| self.doc.mentions[mention as usize].kind == MentionKind::Person,
            )
    }
}

/// Who acts by the verb at word `verb`: the person or body named last before it in its clause, or whom a pronoun there
/// means.
pub(super) fn agent(article: usize, page: &Page, links: &Links, verb: usize) -> Option<u32> {
    let mut at = verb;
    // "X slammed Y and called": the first one named, not the last.
    let joined = verb > 0 && matches!(page.lower(verb - 1), "and" | "but");
    let mut first = None;
    for _ in 0..14 {
        if page.gap(at) == Gap::Break || at == 0 {
            return first;
        }
        at -= 1;
        if matches!(page.lower(at), "he" | "she") {
            return first.or_else(|| referent(article, page, links, at, None));
        }
        let Some(number) = page.words[at].mention else { continue };
        let mention = &page.doc.mentions[number as usize];
        if matches!(mention.kind, MentionKind::Person | MentionKind::Org) {
            let link = links.of(article, mention.entity);
            if !joined {
                return link;
            }
            first = link.or(first);
        }
    }
    first
}
