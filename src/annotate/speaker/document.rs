//! Who wrote a document: "the letter says" speaks as whoever the text says has written a letter.

use super::{Cast, Focus, Speaker};
use crate::{
    annotate::{phrase, word::Class},
    record::MentionKind,
};
use std::ops::Range;

/// Most tokens between a document and the words that brought it in.
const REACH: usize = 400;

impl Cast<'_, '_> {
    /// The author of "the letter" or of "Berg's letter": whoever its owner's name says, or who spoke just before.
    pub(super) fn of_document(
        &self,
        source: &Range<usize>,
        head_end: usize,
        last: Option<&Speaker>,
        before: Focus,
    ) -> Option<usize> {
        let page = self.page();
        if !Class::Document.holds(page.lower(head_end - 1)) {
            return None;
        }
        if let Some(index) = self.scene.names_in(&(source.start..head_end)).next() {
            let name = &self.scene.names[index];
            let owns = matches!(page.lower(name.tokens.end), "'s" | "'");
            return (owns && name.tokens.end < head_end).then_some(self.group_of[index]);
        }
        // "his tweet", "her letter"
        let owner = match page.lower(source.start) {
            "his" => before.man.or(before.person),
            "her" => before.woman.or(before.person),
            _ => None,
        };
        if owner.is_some() && head_end == source.end {
            return owner;
        }
        let plain = source.len() <= 3
            && head_end == source.end
            && matches!(page.lower(source.start), "the" | "that" | "this");
        if !plain {
            return None;
        }
        if let Some(author) = self.author(page.lower(head_end - 1), source.start) {
            return Some(author);
        }
        // A report or a poll mostly speaks for itself.
        match page.lower(head_end - 1) {
            "report" | "survey" | "poll" | "study" | "website" | "article" | "account"
            | "editorial" | "ruling" | "opinion" | "book" => None,
            "statement" | "release" => before.body.or(last.and_then(|last| last.group)),
            _ => last.and_then(|last| last.group).or(before.person).or(before.body),
        }
    }

    /// The writer of the document that was last brought in before a token: "wrote to investors", "a letter from Berg",
    /// "In a letter, Berg asked".
    pub(in crate::annotate) fn author(&self, noun: &str, before: usize) -> Option<usize> {
        let page = self.page();
        let mail = matches!(noun, "letter" | "email" | "e-mail" | "memo" | "message" | "note");
        let post = matches!(noun, "tweet" | "post" | "message");
        for at in (before.saturating_sub(REACH)..before).rev() {
            if !self.scene.outside(at) {
                continue;
            }
            let lower = page.lower(at);
            let wrote = mail && matches!(lower, "wrote" | "writes" | "written" | "emailed")
                || post && matches!(lower, "tweeted" | "posted");
            if !(wrote || lower == noun && self.is_new(at)) {
                continue;
            }
            let sentence = page.segmentation.sentences.get(page.sentence(at)?)?;
            let sentence = sentence.first_token as usize..sentence.end_token as usize;
            let author = if wrote {
                let source = self.scene.source_before(at, sentence.start)?;
                self.person_or_body(&source)
            } else {
                self.bringer(at, &sentence)
            };
            if author.is_some() {
                return author;
            }
        }
        None
    }

    /// Whether a noun is brought in: "a letter", "an open letter", "Berg's letter".
    fn is_new(&self, noun: usize) -> bool {
        let page = self.page();
        (1..=3).any(|back| {
            noun.checked_sub(back).is_some_and(|at| {
                matches!(page.lower(at), "a" | "an" | "'s" | "'" | "his" | "her" | "their" | "its")
            })
        })
    }

    /// Whose document it is: its owner, who stands behind "by" or "from", or the subject of its sentence.
    fn bringer(&self, noun: usize, sentence: &Range<usize>) -> Option<usize> {
        let page = self.page();
        if let Some(owner) =
            (1..=3).filter_map(|back| noun.checked_sub(back)).find(|&at| page.lower(at) == "'s")
        {
            return self.group_at(owner.checked_sub(1)?);
        }
        if let Some(by) = (noun + 1..sentence.end.min(noun + 8))
            .find(|&at| matches!(page.lower(at), "by" | "from"))
            && let Some(group) = (by + 1..by + 5).find_map(|at| self.group_at(at))
        {
            return Some(group);
        }
        let comma = (noun..sentence.end.min(noun + 20)).find(|&at| page.raw(at) == ",");
        let opens = (sentence.start..noun)
            .all(|at| page.raw(at) != "," && !page.capital(at) || at == sentence.start)
            && matches!(page.lower(sentence.start), "in" | "through" | "with");
        let subject = match comma {
            Some(comma) if opens => self.scene.subject(comma + 1, sentence.end),
            _ => self.scene.subject(sentence.start, noun),
        }?;
        self.person_or_body(&subject)
    }

    fn group_at(&self, token: usize) -> Option<usize> {
        let index = self.scene.name_at(token)?;
        matches!(self.scene.names[index].kind, MentionKind::Person | MentionKind::Org)
            .then_some(self.group_of[index])
    }

    /// Whom a noun phrase names; no pronoun and no other document.
    fn person_or_body(&self, source: &Range<usize>) -> Option<usize> {
        let last = self.page().lower(source.end - 1);
        if phrase::is_subject_pronoun(last) || Class::Document.holds(last) {
            return None;
        }
        self.of_source(source, None, Focus::default(), None).group
    }
}
