use super::super::vocabulary::{CONTENT_WEIGHT, Entry};
use foldhash::HashMap;

/// What a feature stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::compare) enum Key {
    /// The stem of a word, by its number in the vocabulary.
    Stem(u32),
    /// Something named, by its number over the reports.
    Name(u32),
    /// A date or time, normalised.
    Date(Box<str>),
    /// A quotation that two or more reports have.
    Quote(u32),
}

/// What kind of feature it is; it says how much it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::compare) enum Class {
    Common,
    Content,
    Name,
    Number,
    Date,
    Quote,
}

impl Class {
    /// Whether a statement that has it is more specific than one that lacks it.
    pub(in crate::compare) const fn is_specific(self) -> bool {
        matches!(self, Self::Name | Self::Number | Self::Date)
    }

    /// Weight before rarity, in thousandths.
    pub(super) const fn weight(self) -> u32 {
        match self {
            Self::Common => 600,
            Self::Content => 1000,
            Self::Name => 1250,
            Self::Number | Self::Date => 1500,
            Self::Quote => 500,
        }
    }
}

#[derive(Clone, Debug)]
struct Seen {
    class: Class,
    /// How often it was written with a capital, not counting the first words of sentences.
    capital: u32,
    /// How often it stood behind the first word of a sentence.
    inner: u32,
    label: Box<str>,
}

/// Gives everything that statements are compared by a number.
#[derive(Debug, Default)]
pub(in crate::compare) struct Features {
    numbers: HashMap<Key, u32>,
    seen: Vec<Seen>,
}

impl Features {
    /// The number of a word; none for one without content of its own.
    pub(in crate::compare) fn word(
        &mut self,
        entry: &Entry,
        written: &str,
        first: bool,
    ) -> Option<u32> {
        if entry.function {
            return None;
        }
        let class = if entry.number.is_some() {
            Class::Number
        } else if entry.weight < CONTENT_WEIGHT {
            Class::Common
        } else {
            Class::Content
        };
        let number = self.intern(Key::Stem(entry.stem_number), class, written);
        if !first {
            let seen = &mut self.seen[number as usize];
            seen.inner += 1;
            seen.capital += u32::from(written.starts_with(char::is_uppercase));
        }
        Some(number)
    }

    pub(in crate::compare) fn intern(&mut self, key: Key, class: Class, label: &str) -> u32 {
        let next = self.seen.len() as u32;
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.seen.push(Seen { class, capital: 0, inner: 0, label: label.into() });
        }
        // Forms of one stem may differ in kind; which comes first must not matter.
        let seen = &mut self.seen[number as usize];
        seen.class = seen.class.min(class);
        if *label < *seen.label {
            seen.label = label.into();
        }
        number
    }

    /// The kind of a feature: a word mostly written with a capital is a name.
    pub(in crate::compare) fn class(&self, number: u32) -> Class {
        let seen = &self.seen[number as usize];
        if matches!(seen.class, Class::Content | Class::Common) && seen.capital * 2 > seen.inner {
            Class::Name
        } else {
            seen.class
        }
    }

    /// How it is written: of several forms the first in the order of code points, whatever the order of the reports.
    pub(in crate::compare) fn label(&self, number: u32) -> &str {
        &self.seen[number as usize].label
    }

    pub(in crate::compare) fn len(&self) -> usize {
        self.seen.len()
    }
}
