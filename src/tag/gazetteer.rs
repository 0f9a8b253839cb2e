//! The project's closed lists, read as features: given names, titles, last words of names, and whole names.

use super::hash;
use crate::{lexicon, record::MentionKind, text::token};
use std::{collections::HashMap, sync::LazyLock};

/// What the lists say about a single word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// Bits: given name, title, function word.
    pub(super) flags: u8,
    /// Kind, from 1, of which it may be the last word.
    pub(super) head: u8,
    /// Number, from 1, of a word of listed names.
    pub(super) number: u32,
}

const GIVEN: u8 = 1;
const TITLE: u8 = 2;
const FUNCTION: u8 = 4;

struct Lists {
    words: HashMap<u64, Listed>,
    /// Node of the tree of names and word → node; the root is 0.
    nodes: HashMap<(u32, u32), u32>,
    /// Kind, from 1, of the name that ends at a node; 0 if none does.
    kinds: Vec<u8>,
    /// How many words have a number.
    numbered: u32,
}

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::read);

impl Lists {
    fn read() -> Self {
        let mut lists =
            Self { words: HashMap::new(), nodes: HashMap::new(), kinds: vec![0], numbered: 0 };
        for row in lexicon::entries(include_str!("../data/given_names.txt")) {
            lists.flag(row.split(' ').next().unwrap_or(row), GIVEN);
        }
        for title in lexicon::entries(include_str!("../data/titles.txt")) {
            lists.flag(title, TITLE);
        }
        for word in lexicon::entries(include_str!("../data/sentence_openings.txt")) {
            lists.flag(word, FUNCTION);
        }
        for row in lexicon::entries(include_str!("../data/heads.txt")) {
            if let Some((kind, word)) = row.split_once(' ') {
                let kind = MentionKind::ALL.iter().position(|known| known.name() == kind);
                lists.word(word).head = kind.map_or(0, |kind| kind as u8 + 1);
            }
        }
        for (kind, names) in [
            (MentionKind::Gpe, include_str!("../data/places.txt")),
            (MentionKind::Norp, include_str!("../data/groups.txt")),
            (MentionKind::Loc, include_str!("../data/regions.txt")),
            (MentionKind::Org, include_str!("../data/institutions.txt")),
            (MentionKind::Fac, include_str!("../data/buildings.txt")),
            (MentionKind::Event, include_str!("../data/events.txt")),
            (MentionKind::Work, include_str!("../data/works.txt")),
            (MentionKind::Product, include_str!("../data/products.txt")),
        ] {
            let kind = MentionKind::ALL.iter().position(|known| *known == kind).unwrap_or(0);
            for name in lexicon::entries(names) {
                lists.name(name, kind as u8 + 1);
            }
        }
        lists
    }

    fn word(&mut self, word: &str) -> &mut Listed {
        self.words.entry(hash::word(word.to_lowercase().as_bytes())).or_default()
    }

    fn flag(&mut self, word: &str, flag: u8) {
        self.word(word).flags |= flag;
    }

    fn name(&mut self, name: &str, kind: u8) {
        let mut node = 0;
        for token in token::tokenize(name) {
            let next = self.numbered + 1;
            let listed = self.word(token.span.of(name));
            if listed.number == 0 {
                listed.number = next;
            }
            let number = listed.number;
            self.numbered = self.numbered.max(number);
            let fresh = self.kinds.len() as u32;
            node = *self.nodes.entry((node, number)).or_insert(fresh);
            if node == fresh {
                self.kinds.push(0);
            }
        }
        if self.kinds[node as usize] == 0 {
            self.kinds[node as usize] = kind;
        }
    }
}

/// What the lists say about the word with this hash of its small letters.
pub(super) fn listed(lower: u64) -> Listed {
    LISTS.words.get(&lower).copied().unwrap_or_default()
}

/// The longest listed name that begins at the first of `numbers`: its length and its kind, from 1.
pub(super) fn longest(numbers: impl Iterator<Item = u32>) -> Option<(usize, u8)> {
    let (mut node, mut found) = (0, None);
    for (place, number) in numbers.enumerate() {
        let Some(&next) = LISTS.nodes.get(&(node, number)).filter(|_| number != 0) else { break };
        node = next;
        let kind = LISTS.kinds[node as usize];
        if kind != 0 {
            found = Some((place + 1, kind));
        }
    }
    found
}

/// What a name is by the lists: a whole listed name, or the kind of its last or first word.
#[cfg(feature = "train")]
pub(super) fn kind_of(name: &str) -> Option<MentionKind> {
    let words: Vec<Listed> = token::tokenize(name)
        .iter()
        .map(|token| listed(hash::word(token.span.of(name).to_lowercase().as_bytes())))
        .collect();
    let whole = longest(words.iter().map(|word| word.number));
    let whole = whole.filter(|&(length, _)| length == words.len()).map(|(_, kind)| kind);
    let head = |word: Option<&Listed>| {
        word.filter(|word| words.len() > 1 && word.head > 0).map(|word| word.head)
    };
    let kind = whole.or_else(|| head(words.last())).or_else(|| head(words.first()))?;
    MentionKind::ALL.get(usize::from(kind) - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(word: &str) -> u32 {
        listed(hash::word(word.as_bytes())).number
    }

    #[test]
    fn the_longest_listed_name_is_found() {
        let org = MentionKind::ALL.iter().position(|kind| *kind == MentionKind::Org);
        let words = ["white", "house", "said"].map(number);
        assert_eq!(longest(words.into_iter()), org.map(|kind| (2, kind as u8 + 1)));
        assert_eq!(longest(["said", "white"].map(number).into_iter()), None);
    }

    #[test]
    fn words_have_the_flags_of_their_lists() {
        assert_eq!(listed(hash::word(b"angela")).flags & GIVEN, GIVEN);
        assert_eq!(listed(hash::word(b"president")).flags & TITLE, TITLE);
        assert_eq!(listed(hash::word(b"however")).flags & FUNCTION, FUNCTION);
        assert!(listed(hash::word(b"airport")).head > 0);
    }
}
