//! The words of one report as the patterns of labels read them.

use super::lexicon::{Class, class};
use crate::record::{ByteSpan, Doc, SegmentKind, TokenKind};
use std::ops::Range;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// White space, a slash or nothing.
    Space,
    /// A quotation mark.
    Mark,
    /// A comma, a dash or a bracket, perhaps with a quotation mark.
    Comma,
    /// The end of a sentence or paragraph, or a colon.
    Break,
}

/// A word; parts that hyphens join are one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) span: ByteSpan,
    /// Where its small letters stand.
    lower: ByteSpan,
    pub(super) class: Class,
    pub(super) gap: Gap,
    /// The mention it stands in, by its number in `Doc.mentions`.
    pub(super) mention: Option<u32>,
    pub(super) capital: bool,
    /// Whether it stands in the report and not in page furniture.
    pub(super) body: bool,
    /// Whether it is somebody's quoted word.
    pub(super) quoted: bool,
}

pub(super) struct Page<'d> {
    pub(super) doc: &'d Doc,
    lower: String,
    pub(super) words: Vec<Word>,
    /// Per mention, its words.
    pub(super) mentions: Vec<Range<usize>>,
    /// Stretches that are somebody's words, by start.
    pub(super) marked: Vec<ByteSpan>,
}

impl<'d> Page<'d> {
    pub(super) fn new(doc: &'d Doc, keep_boilerplate: bool) -> Self {
        let text = doc.text();
        let mut lower = String::with_capacity(text.len() + 16);
        let mut words: Vec<Word> = Vec::with_capacity(doc.segmentation.tokens.len());
        let mut gap = Gap::Break;
        let mut joins = false; // a hyphen without spaces came last
        let mut starts = doc.segmentation.sentences.iter().map(|s| s.span.start).peekable();
        let mut last_end = 0;
        for token in &doc.segmentation.tokens {
            let slice = token.span.of(text);
            while starts.next_if(|&start| start <= token.span.start).is_some() {
                gap = Gap::Break;
                joins = false;
            }
            let spaced = token.span.start > last_end;
            last_end = token.span.end;
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                joins =
                    !spaced && matches!(slice, "-" | "\u{2010}" | "\u{2011}") && !words.is_empty();
                let read = match slice {
                    "-" | "\u{2010}" | "\u{2011}" if !spaced => Gap::Space,
                    "/" => Gap::Space,
                    _ if slice.chars().all(is_mark) => Gap::Mark,
                    "," | "(" | ")" | "\u{2013}" | "\u{2014}" | "--" | "-" | "[" | "]" => {
                        Gap::Comma
                    }
                    _ => Gap::Break,
                };
                gap = gap.max(read);
                continue;
            }
            let from = lower.len();
            if slice.is_ascii() {
                lower.push_str(slice);
                lower[from..].make_ascii_lowercase();
            } else {
                let letters = slice.chars().flat_map(char::to_lowercase);
                lower.extend(
                    letters.map(|c| if matches!(c, '\u{2019}' | '\u{2018}') { '\'' } else { c }),
                );
            }
            if joins
                && !spaced
                && gap == Gap::Space
                && let Some(last) = words.last_mut()
            {
                lower.insert(from, '-');
                last.span.end = token.span.end;
                last.lower.end = lower.len() as u32;
                joins = false;
                continue;
            }
            joins = false;
            words.push(Word {
                span: token.span,
                lower: ByteSpan::new(from, lower.len()),
                class: Class::default(),
                gap,
                mention: None,
                capital: slice.starts_with(char::is_uppercase),
                body: true,
                quoted: false,
            });
            gap = Gap::Space;
        }
        let mut segments = doc.segmentation.segments.iter().peekable();
        let marked = super::said::marked(doc);
        let mut stretches = marked.iter().peekable();
        let mut quoted_to = 0;
        for word in &mut words {
            while let Some(span) = stretches.next_if(|span| span.start <= word.span.start) {
                quoted_to = quoted_to.max(span.end);
            }
            word.quoted = word.span.start < quoted_to;
            // "US" in capitals is no pronoun.
            if word.span.of(text) != "US" {
                word.class = class(word.lower.of(&lower));
            }
            while segments.next_if(|segment| segment.span.end <= word.span.start).is_some() {}
            word.body = keep_boilerplate
                || segments.peek().is_none_or(|segment| {
                    segment.span.start > word.span.start || segment.kind == SegmentKind::Body
                });
        }
        let mut page = Self { doc, lower, words, mentions: Vec::new(), marked };
        page.place_mentions();
        page
    }

    fn place_mentions(&mut self) {
        for (number, mention) in self.doc.mentions.iter().enumerate() {
            let span = self.doc.bytes(mention.start, mention.end);
            let from = self.words.partition_point(|word| word.span.end <= span.start);
            let mut end = from;
            while self.words.get(end).is_some_and(|word| word.span.start < span.end) {
                if self.words[end].mention.is_none() {
                    self.words[end].mention = Some(number as u32);
                }
                end += 1;
            }
            self.mentions.push(from..end);
        }
    }

    pub(super) fn lower(&self, word: usize) -> &str {
        self.words[word].lower.of(&self.lower)
    }

    /// What stands before word `word`; a break past the last one.
    pub(super) fn gap(&self, word: usize) -> Gap {
        self.words.get(word).map_or(Gap::Break, |word| word.gap)
    }

    pub(super) fn class(&self, word: usize) -> Class {
        self.words.get(word).map_or(Class::default(), |word| word.class)
    }

    /// From the first to the last of the words; quotation marks just around a first or last word are taken in where
    /// both stand inside.
    pub(super) fn span(&self, words: &Range<usize>) -> ByteSpan {
        let (first, last) = (self.words[words.start], self.words[words.end - 1]);
        let text = self.doc.text();
        let mut span = ByteSpan { start: first.span.start, end: last.span.end };
        let opening = text[..span.start as usize].chars().next_back().filter(|&c| is_mark(c));
        let inner = span.of(text).chars().filter(|&c| is_mark(c)).count();
        // An apostrophe inside a word is no mark that closes.
        let apostrophes = words
            .clone()
            .map(|word| self.words[word].span.of(text).chars().filter(|&c| is_mark(c)).count())
            .sum::<usize>();
        if inner.saturating_sub(apostrophes) % 2 == 1 {
            let closing = text[span.end as usize..].chars().next().filter(|&c| is_mark(c));
            if let Some(mark) = closing {
                span.end += mark.len_utf8() as u32;
            } else if let Some(mark) = opening {
                span.start -= mark.len_utf8() as u32;
            }
        }
        span
    }

    /// The noun phrase before word `end`, from its first modifier; a determiner stays outside, an owner inside.
    pub(super) fn phrase_before(&self, end: usize, head: usize) -> usize {
        let mut start = head;
        // The first word is a modifier only if what stands before it lets a noun phrase begin; else it may be a verb.
        let begun = |start: usize| {
            let word = self.words[start];
            let sure = start == head
                || word.mention.is_some()
                || word.class.is(Class::JUDGING) && !self.lower(start).ends_with("ed")
                || word.class.is(Class::MODIFIER)
                || word.class.is(Class::RANK);
            let opens = |before: Option<usize>| {
                before.is_none_or(|before| {
                    let class = self.class(before);
                    class.is(Class::DETERMINER)
                        || class.is(Class::PREPOSITION) && self.lower(before) != "to"
                        || class.is(Class::COPULA)
                        || class.is(Class::VERB)
                        || matches!(self.lower(before), "and" | "or" | "but" | "'s")
                })
            };
            let before = start.checked_sub(1);
            let after_gap = self.gap(start) >= Gap::Comma;
            let verb_form = self.lower(start).ends_with("ing") || self.lower(start).ends_with("ed");
            let found = sure
                || after_gap && !(word.capital && verb_form)
                || self.gap(start) == Gap::Mark
                || word.capital && !after_gap
                || opens(before);
            if found { start } else { start + 1 }
        };
        while start > 0 && end - start < 9 && matches!(self.gap(start), Gap::Space | Gap::Mark) {
            let before = start - 1;
            let word = self.words[before];
            let lower = self.lower(before);
            if lower == "'s" || lower == "'" {
                return self.owner(before).unwrap_or(start);
            }
            if let Some(mention) = word.mention {
                if self.doc.mentions[mention as usize].kind == crate::record::MentionKind::Person {
                    break;
                }
                start = self.mentions[mention as usize].start.min(before);
                continue;
            }
            if !self.modifies(before) {
                break;
            }
            start = before;
        }
        begun(start)
    }

    /// First word of what owns by the "'s" at `mark`.
    fn owner(&self, mark: usize) -> Option<usize> {
        let owner = mark.checked_sub(1).filter(|_| self.gap(mark) == Gap::Space)?;
        let mut start = match self.words[owner].mention {
            Some(mention) => self.mentions[mention as usize].start.min(owner),
            None => owner,
        };
        if start > 0 && self.gap(start) == Gap::Space && self.class(start - 1).is(Class::DETERMINER)
        {
            start -= 1;
        }
        Some(start)
    }

    /// Whether a word stands in a name; "Islamist" and "Nazi" are no names here.
    pub(super) fn is_named(&self, word: usize) -> bool {
        self.words[word].mention.is_some_and(|mention| {
            !(self.words[word].class.is(Class::LOADED)
                && self.doc.mentions[mention as usize].kind == crate::record::MentionKind::Norp
                && self.mentions[mention as usize].len() == 1)
        })
    }

    /// Whether a judging word in -ing is a verb, as far as the word before it tells: "after misleading X".
    pub(super) fn is_participle(&self, word: usize) -> bool {
        let opens = word.checked_sub(1).is_some_and(|before| {
            self.gap(word) <= Gap::Mark
                && self.lower(before) != "those"
                && (self.class(before).is(Class::DETERMINER | Class::JUDGING | Class::COPULA)
                    || self.lower(before).ends_with("ly")
                    // "leaking embarrassing news", "embarrassing or damaging news"
                    || self.lower(before).ends_with("ing")
                    || matches!(self.lower(before), "or" | "and")
                        && before > 0
                        && self.class(before - 1).is(Class::JUDGING)
                    || matches!(self.lower(before), "'s" | "more" | "most" | "very"))
        });
        let lower = self.lower(word);
        !opens
            && lower.ends_with("ing")
            && !lower.contains('-')
            && !self.class(word).is(Class::ADJECTIVAL)
    }

    /// Whether a word in -ing before word `end` is a verb, as far as what follows tells: "was threatening to leave", "are
    /// promising not to"; "damaging to the city" is none.
    pub(super) fn is_progressive(&self, end: usize) -> bool {
        let infinitive = || {
            !self.class(end + 1).is(Class::DETERMINER | Class::BREAK)
                && !self.lower_at(end + 1).ends_with('s')
                && self.words.get(end + 1).is_some_and(|word| word.mention.is_none())
        };
        self.lower(end - 1).ends_with("ing")
            && (self.lower_at(end) == "not" || self.lower_at(end) == "to" && infinitive())
    }

    /// Whether what is said from word `start` on is only supposed: "if it is a disaster", "asked whether the plan was".
    pub(super) fn is_supposed(&self, start: usize) -> bool {
        (1..6)
            .map_while(|back| start.checked_sub(back))
            .take_while(|&word| self.gap(word + 1) <= Gap::Mark)
            // "dishonest, if not absurd" is said.
            .any(|word| {
                matches!(self.lower(word), "if" | "whether") && self.lower_at(word + 1) != "not"
            })
    }

    /// Whether a word can stand before a noun in its phrase.
    pub(super) fn modifies(&self, word: usize) -> bool {
        let class = self.class(word);
        if class.is(Class::JUDGING) || class.is(Class::MODIFIER) || class.is(Class::RANK) {
            return !(class.is(Class::JUDGING) && self.is_participle(word));
        }
        if class.is(Class::DETERMINER)
            || class.is(Class::PREPOSITION)
            || class.is(Class::BREAK)
            || class.is(Class::COPULA)
            || class.is(Class::RELATIVE)
        {
            return false;
        }
        if self.words[word].capital {
            return self.gap(word) != Gap::Break || !class.is(Class::VERB);
        }
        let lower = self.lower(word);
        !(class.is(Class::VERB)
            || lower.ends_with("ed")
            || lower.ends_with("ing")
            || lower.ends_with("ly")
            || lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("ous"))
    }

    /// The noun phrase that begins at `start`: its head and one past its last word; with what `of` and other
    /// prepositions add.
    pub(super) fn phrase_from(&self, start: usize) -> Option<Phrase> {
        let mut at = start;
        if self.class(at).is(Class::DETERMINER) {
            at += 1;
        }
        let first = at;
        let mut head = None;
        let top = (start + 14).min(self.words.len());
        while at < top && (at == first || matches!(self.gap(at), Gap::Space | Gap::Mark)) {
            let word = self.words[at];
            if at > first && self.lower(at) == "'s" {
                head = None;
                at += 1;
                continue;
            }
            // "hard, fiery": a comma between adjectives ends the phrase here; rare enough.
            if word.class.is(Class::DETERMINER)
                || word.class.is(Class::PREPOSITION)
                || word.class.is(Class::BREAK)
                || word.class.is(Class::COPULA)
                || word.class.is(Class::RELATIVE)
                || word.class.is(Class::VERB)
                    && !word.class.is(Class::PERSON)
                    && !word.capital
                    && !word.class.is(Class::MODIFIER)
            {
                break;
            }
            if word.mention.is_some_and(|mention| {
                self.doc.mentions[mention as usize].kind == crate::record::MentionKind::Person
            }) && self.lower_at(at + 1) != "'s"
                && self.mention_end(at).is_none_or(|end| self.lower_at(end) != "'s")
            {
                break;
            }
            // "the mayor smiled": an unknown word with the ending of a verb behind a noun for a person.
            let lower = self.lower(at);
            if head.is_some_and(|head| self.class(head).is(Class::PERSON))
                && word.class == Class::default()
                && !word.capital
                && (lower.ends_with("ed") || lower.ends_with("ing") || lower.ends_with('s'))
            {
                break;
            }
            head = Some(at);
            at += 1;
        }
        let head = head?;
        Some(Phrase { start, head, end: at })
    }

    fn lower_at(&self, word: usize) -> &str {
        if word < self.words.len() { self.lower(word) } else { "" }
    }

    fn mention_end(&self, word: usize) -> Option<usize> {
        self.words[word].mention.map(|mention| self.mentions[mention as usize].end)
    }

    /// One past the last word of the prepositions that continue a phrase ending at `end`: "of the union in Marvale".
    pub(super) fn with_prepositions(&self, end: usize, only_of: bool) -> usize {
        let mut at = end;
        while at + 1 < self.words.len()
            && self.gap(at) == Gap::Space
            && (if only_of {
                matches!(self.lower(at), "of" | "for")
            } else {
                self.class(at).is(Class::PREPOSITION)
                    && !matches!(
                        self.lower(at),
                        "after" | "before" | "as" | "since" | "during" | "than" | "by"
                    )
            })
        {
            let Some(next) = self.phrase_from(at + 1) else { break };
            at = next.end;
            // "the Security and Defense Council", "lawyers and judges": a name goes on, anything else ends.
            while at + 1 < self.words.len()
                && self.gap(at) == Gap::Space
                && self.lower(at) == "and"
                && (self.words[at].mention.is_some()
                    || self.words[at - 1].capital && self.words[at + 1].capital)
            {
                let Some(next) = self.phrase_from(at + 1) else { break };
                at = next.end;
            }
            if at - end > 24 {
                break;
            }
        }
        at
    }
}

/// A noun phrase by its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) head: usize,
    /// One past its last word.
    pub(super) end: usize,
}

/// Whether a character opens or closes a quotation.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}')
}
