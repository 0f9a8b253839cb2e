use super::key;
use crate::lexicon;
use foldhash::{HashMap, HashMapExt};
use std::sync::{Arc, LazyLock};

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Listed {
    negation: bool,
    function: bool,
    common: bool,
}

static LISTED: LazyLock<HashMap<&str, Listed>> = LazyLock::new(|| {
    let mut listed: HashMap<&str, Listed> = HashMap::default();
    for word in lexicon::entries(include_str!("../data/negations.txt")) {
        listed.entry(word).or_default().negation = true;
    }
    for word in lexicon::entries(include_str!("../data/function_words.txt")) {
        listed.entry(word).or_default().function = true;
    }
    for word in lexicon::entries(include_str!("../data/common_words.txt")) {
        listed.entry(word).or_default().common = true;
    }
    listed
});

/// How much one word tells an utterance from others, in hundredths: a stand-in for inverse document frequency, which
/// a handful of reports on one event cannot give.
pub(super) const FUNCTION_WEIGHT: u32 = 20;
const COMMON_WEIGHT: u32 = 45;
/// Weight of a word with content, in hundredths.
pub(super) const CONTENT_WEIGHT: u32 = 100;

/// What is known about one key.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The form for comparing: lower case, one spelling, numbers in figures.
    pub(super) key: Arc<str>,
    /// The key without endings, for telling forms of one word.
    pub(super) stem: Arc<str>,
    /// Number of the stem.
    pub(super) stem_number: u32,
    /// Hundredths.
    pub(super) weight: u32,
    pub(super) negation: bool,
    pub(super) function: bool,
    pub(super) number: Option<f64>,
    /// Whether a word that is written like the key has this key.
    own: bool,
}

/// Gives every key of a comparison a number, so that words compare as integers.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<Arc<str>, u32>,
    /// The numbers of words that are not written like their keys, so that a word met before is not folded again.
    written: HashMap<Box<str>, u32>,
    entries: Vec<Entry>,
    stems: HashMap<Arc<str>, u32>,
    buffer: String,
}

/// Words of news reports for each different one.
const WORDS_PER_KEY: usize = 3;
/// Keys that room is made for at most: many reports on one event have few new words each.
const MOST_ROOM: usize = 1 << 14;

impl Vocabulary {
    /// An empty one with room for the words of reports that have so many.
    pub(super) fn for_words(words: usize) -> Self {
        let keys = (words / WORDS_PER_KEY).min(MOST_ROOM);
        Self {
            numbers: HashMap::with_capacity(keys),
            written: HashMap::new(),
            entries: Vec::with_capacity(keys),
            stems: HashMap::with_capacity(keys),
            buffer: String::new(),
        }
    }

    /// The number of the key of `word`, as it is written.
    pub(super) fn intern(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word)
            && self.entries[number as usize].own
        {
            return number;
        }
        if let Some(&number) = self.written.get(word) {
            return number;
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        key::write(word, &mut buffer);
        let number = match self.numbers.get(buffer.as_str()) {
            Some(&number) => number,
            None => self.insert(&buffer),
        };
        if buffer == word {
            self.entries[number as usize].own = true;
        } else {
            self.written.insert(word.into(), number);
        }
        self.buffer = buffer;
        number
    }

    fn insert(&mut self, key: &str) -> u32 {
        let number = self.entries.len() as u32;
        let Listed { negation, function, common } = LISTED.get(key).copied().unwrap_or_default();
        let weight = if function {
            FUNCTION_WEIGHT
        } else if common || key.chars().count() == 1 {
            COMMON_WEIGHT
        } else {
            CONTENT_WEIGHT
        };
        let shared: Arc<str> = key.into();
        let stem = key::stem(key);
        let (stem, stem_number) = if let Some((known, &number)) = self.stems.get_key_value(&*stem) {
            (Arc::clone(known), number)
        } else {
            let new = if *stem == *key { Arc::clone(&shared) } else { Arc::from(stem) };
            let next = self.stems.len() as u32;
            self.stems.insert(Arc::clone(&new), next);
            (new, next)
        };
        self.numbers.insert(Arc::clone(&shared), number);
        self.entries.push(Entry {
            key: shared,
            stem,
            stem_number,
            weight,
            negation,
            function,
            number: key::number(key),
            own: false,
        });
        number
    }

    pub(super) fn entry(&self, number: u32) -> &Entry {
        &self.entries[number as usize]
    }

    /// All entries, in the order of their numbers.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// How many stems there are.
    pub(super) fn stems(&self) -> usize {
        self.stems.len()
    }

    /// Sum of the weights of `words`, in hundredths.
    pub(super) fn weight(&self, words: &[super::word::Word]) -> u32 {
        words.iter().map(|word| self.entry(word.key).weight).sum()
    }
}
