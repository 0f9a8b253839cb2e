//! Closed classes of words, from `src/data/word_classes.txt`.

use crate::lexicon;
use foldhash::HashMap;
use std::sync::LazyLock;

/// A map from the words of a list.
pub(super) type ListMap<V> = HashMap<&'static str, V>;

/// A closed class: "a word that ...".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// … opens a phrase that says when or where something was said.
    Circumstance,
    /// … opens a clause that is no main clause, or links it.
    ClauseOpener,
    /// … can follow a source behind its cue.
    AfterSource,
    /// … takes an addressee.
    Telling,
    /// … names a channel of speech.
    Channel,
    /// … begins a clause of its own behind an attribution.
    NewClause,
    /// … opens no reported clause right behind a cue.
    NoContent,
    /// … opens a clause.
    ClauseSubject,
    /// … is a finite auxiliary.
    Finite,
    /// … is a cue in -s that is often a plural noun.
    PluralNounToo,
    /// … is an auxiliary or a modal other than "be".
    Auxiliary,
    /// … is a form of "be".
    Be,
    /// … can stand between subject and verb.
    Adverb,
    /// … is a common word that can head a source.
    SourceNoun,
    /// … opens a phrase before the subject of a clause.
    LeadingPreposition,
    /// … is an adverb that belongs to what is reported.
    ContentAdverb,
    /// … links two names of one addressee.
    AddresseeLink,
    /// … leads to the channel or the occasion of speech.
    ChannelPreposition,
    /// … is a noun that a name before it modifies.
    Followers,
    /// … is an irregular past form, no participle.
    IrregularPast,
    /// … opens a noun phrase.
    Determiner,
    /// … is a preposition.
    Preposition,
    /// … stands for an organisation named before.
    Body,
    /// … stands before the name of a month.
    BeforeMonth,
    /// … is a label in capitals that names no speaker.
    Label,
    /// … names a poll, a study or a document that shows something.
    Finding,
    /// … is an irregular past form that is a participle, too.
    Past,
    /// … is a cue whose object is nothing that was said: it needs a clause.
    ClauseOnly,
    /// … is a cue in its plain form that is often a noun.
    NounToo,
    /// … names a text that somebody wrote.
    Document,
    /// … names a person by an office, a trade or a party.
    PersonNoun,
    /// … is a noun that reports with a clause behind it.
    NounCue,
    /// … names a statement that is issued.
    Issued,
    /// … tells that a statement is issued.
    Issuing,
    /// … is an adverb behind a source that looks like a noun.
    Trailing,
}

/// Every class with its name in the list.
const NAMED: &[(Class, &str)] = &[
    (Class::Circumstance, "circumstance"),
    (Class::ClauseOpener, "clause-opener"),
    (Class::AfterSource, "after-source"),
    (Class::Telling, "telling"),
    (Class::Channel, "channel"),
    (Class::NewClause, "new-clause"),
    (Class::NoContent, "no-content"),
    (Class::ClauseSubject, "clause-subject"),
    (Class::Finite, "finite"),
    (Class::PluralNounToo, "plural-noun-too"),
    (Class::Auxiliary, "auxiliary"),
    (Class::Be, "be"),
    (Class::Adverb, "adverb"),
    (Class::SourceNoun, "source-noun"),
    (Class::LeadingPreposition, "leading-preposition"),
    (Class::ContentAdverb, "content-adverb"),
    (Class::AddresseeLink, "addressee-link"),
    (Class::ChannelPreposition, "channel-preposition"),
    (Class::Followers, "followers"),
    (Class::IrregularPast, "irregular-past"),
    (Class::Determiner, "determiner"),
    (Class::Preposition, "preposition"),
    (Class::Body, "body"),
    (Class::BeforeMonth, "before-month"),
    (Class::Label, "label"),
    (Class::Finding, "finding"),
    (Class::Past, "past"),
    (Class::ClauseOnly, "clause-only"),
    (Class::NounToo, "noun-too"),
    (Class::Document, "document"),
    (Class::PersonNoun, "person-noun"),
    (Class::NounCue, "noun-cue"),
    (Class::Issued, "issued"),
    (Class::Issuing, "issuing"),
    (Class::Trailing, "trailing"),
];

/// Word → the classes it is in, one bit each.
static CLASSES: LazyLock<ListMap<u64>> = LazyLock::new(|| {
    let mut found: ListMap<u64> = ListMap::default();
    for (name, words) in lexicon::entries(include_str!("../data/word_classes.txt"))
        .filter_map(|row| row.split_once(':'))
    {
        let Some((class, _)) = NAMED.iter().find(|(_, known)| *known == name) else { continue };
        for word in words.split_whitespace() {
            *found.entry(word).or_default() |= class.bit();
        }
    }
    found
});

impl Class {
    const fn bit(self) -> u64 {
        1 << self as u64
    }

    /// Whether a word in small letters is in the class.
    pub(super) fn holds(self, lower: &str) -> bool {
        CLASSES.get(lower).is_some_and(|classes| classes & self.bit() != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_words_and_every_row_a_class() {
        let rows: Vec<&str> = lexicon::entries(include_str!("../data/word_classes.txt"))
            .filter_map(|row| row.split_once(':').map(|(name, _)| name))
            .collect();
        let names: Vec<&str> = NAMED.iter().map(|(_, name)| *name).collect();
        assert_eq!(rows, names);
        assert!(
            NAMED
                .iter()
                .all(|(class, _)| CLASSES.values().any(|classes| classes & class.bit() != 0))
        );
        assert!(Class::Determiner.holds("the") && !Class::Determiner.holds("said"));
    }
}
