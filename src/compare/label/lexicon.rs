//! What the words of labels are: one look-up a word.

use crate::lexicon;
use foldhash::{HashMap, HashMapExt, HashSet};
use std::sync::LazyLock;

/// Classes of one word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::compare) struct Class(pub(super) u64);

impl Class {
    /// A title of office.
    pub(in crate::compare) const OFFICE: Self = Self(1);
    /// What somebody does or is to somebody.
    pub(in crate::compare) const ROLE: Self = Self(1 << 1);
    /// What an organisation is.
    pub(in crate::compare) const BODY: Self = Self(1 << 2);
    /// A noun for a person that judges.
    pub(in crate::compare) const LOADED_PERSON: Self = Self(1 << 3);
    /// An adjective that judges.
    pub(in crate::compare) const JUDGING: Self = Self(1 << 4);
    /// A noun for an event that judges.
    pub(in crate::compare) const LOADED_EVENT: Self = Self(1 << 5);
    /// A noun for a body that judges.
    pub(in crate::compare) const LOADED_BODY: Self = Self(1 << 6);
    /// An event.
    pub(in crate::compare) const EVENT: Self = Self(1 << 7);
    /// `the`, `a`, `his`.
    pub(in crate::compare) const DETERMINER: Self = Self(1 << 8);
    pub(in crate::compare) const PREPOSITION: Self = Self(1 << 9);
    /// A word that no noun phrase holds: conjunctions, pronouns, auxiliaries, adverbs of the clause.
    pub(in crate::compare) const BREAK: Self = Self(1 << 10);
    /// A reporting verb or another sure verb form.
    pub(in crate::compare) const VERB: Self = Self(1 << 11);
    /// `is`, `became`.
    pub(in crate::compare) const COPULA: Self = Self(1 << 12);
    /// `who`, `which`.
    pub(in crate::compare) const RELATIVE: Self = Self(1 << 13);
    /// A word that changes the rank of an office: `vice`, `former`.
    pub(in crate::compare) const RANK: Self = Self(1 << 14);
    /// Somebody who leads a state or government.
    pub(in crate::compare) const LEADER: Self = Self(1 << 15);
    /// Words that end in -ed, -ing, -s and still stand before nouns.
    pub(in crate::compare) const MODIFIER: Self = Self(1 << 16);
    /// Forms of address that say nothing of the person.
    pub(in crate::compare) const HONORIFIC: Self = Self(1 << 17);
    /// `called`, `branded`.
    pub(in crate::compare) const NAMING: Self = Self(1 << 18);

    /// `he`, `him`: a pronoun for one person.
    pub(in crate::compare) const PERSONAL: Self = Self(1 << 19);
    /// An everyday word of praise or blame, which judges where it is said of somebody: `great`, `tough`, `fighter`.
    pub(in crate::compare) const PLAIN: Self = Self(1 << 20);
    /// What somebody does or says: `speech`, `policy`.
    pub(in crate::compare) const ACT: Self = Self(1 << 21);

    /// A verb that describes somebody "as" something, or refers "to" somebody so.
    pub(in crate::compare) const DESCRIBING: Self = Self(1 << 22);

    /// An adjective that judges whatever it stands before or is said of.
    pub(in crate::compare) const SURE: Self = Self(1 << 23);
    /// A noun that judges wherever it stands.
    pub(in crate::compare) const ANYWHERE: Self = Self(1 << 24);
    /// May begin a judging phrase: `witch hunt`.
    pub(in crate::compare) const FIRST: Self = Self(1 << 25);
    /// An adverb that says something with force.
    pub(in crate::compare) const FORCE: Self = Self(1 << 26);
    /// A verb of how something looks to somebody.
    pub(in crate::compare) const SEEMING: Self = Self(1 << 27);
    /// `talk`, `accused`: behind its "of" something is only talked of.
    pub(in crate::compare) const ALLEGING: Self = Self(1 << 28);
    /// A noun that judges and is a verb as well.
    pub(in crate::compare) const ALSO_VERB: Self = Self(1 << 29);
    /// An everyday adjective that judges before any noun in somebody's quoted words.
    pub(in crate::compare) const SPOKEN: Self = Self(1 << 30);
    /// An adjective that judges somebody named and merely sorts who is not.
    pub(in crate::compare) const SORTING: Self = Self(1 << 31);
    /// A word in -ing that is hardly ever a verb.
    pub(in crate::compare) const ADJECTIVAL: Self = Self(1 << 32);

    pub(in crate::compare) const PERSON: Self =
        Self(Self::OFFICE.0 | Self::ROLE.0 | Self::LOADED_PERSON.0);
    pub(in crate::compare) const LOADED: Self =
        Self(Self::LOADED_PERSON.0 | Self::JUDGING.0 | Self::LOADED_EVENT.0 | Self::LOADED_BODY.0);

    /// Whether it is in one of the classes of `other`.
    pub(in crate::compare) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const CLOSED: [(Class, &str); 12] = [
    (
        Class::DETERMINER,
        "the a an this that these those his her its their our my your some any no every another each",
    ),
    (
        Class::PREPOSITION,
        "of in on at for from to with by as about into over under against between among during after before through \
         around near since until despite like via within without toward towards than per amid outside inside behind",
    ),
    (
        Class::BREAK,
        "and or but nor so yet if when while because although though whether he she it they we i you him them me us \
         has have had having do does did will would can could may might must shall should not n't never there here \
         now just still also only even then-and both either neither once what how why where all many few more most \
         much very too again ever already later earlier today yesterday tomorrow such",
    ),
    (
        Class::COPULA,
        "is are was were be been being am 's 're become becomes became remain remains remained seem seems seemed",
    ),
    (Class::RELATIVE, "who whom whose which"),
    (Class::PERSONAL, "he she him her you"),
    (
        Class::DESCRIBING,
        "described describes describing denounced denounces denouncing condemned condemns condemning portrayed portrays \
         portraying dismissed dismisses dismissing hailed hails hailing depicted depicts depicting painted paints painting \
         cast casts casting characterized characterised derided derides deriding mocked mocks criticized criticised \
         criticizing criticising slammed slamming blasted blasting assailed ripped decried decries decrying lambasted \
         lambasting touted touting praised praising lauded lauding rejected framed frames attacked attacking \
         referred refers refer referring",
    ),
    (
        Class::RANK,
        "vice deputy assistant former ex prime associate shadow lieutenant acting interim ex-president late attorney",
    ),
    (
        Class::LEADER,
        "president premier chancellor leader dictator strongman autocrat despot tyrant ruler king queen monarch emperor \
         sultan emir pm minister president-elect",
    ),
    (
        Class::MODIFIER,
        "retired elected appointed exiled jailed imprisoned deposed ousted impeached convicted accused alleged suspected \
         outgoing incoming acting visiting sitting ruling ranking presiding leading serving long-serving longest-serving \
         founding managing executive-producing surviving opposing governing veteran seasoned wounded injured detained \
         affairs sports sales relations operations communications politics news arms homeland veterans human-rights rights \
         wanted armed unarmed married divorced estranged adopted so-called self-styled self-proclaimed self-described \
         banking housing shipping mining trading building planning fishing acting-in hedge-fund business powers",
    ),
    (Class::HONORIFIC, "mr mr. mrs mrs. ms ms. miss dr dr. sir"),
    (
        Class::NAMING,
        "called calls calling call branded brands branding brand dubbed dubs labelled labeled labels labelling labeling \
         label nicknamed termed christened declared declares declaring deemed deems deem consider considers considered",
    ),
];

/// Irregular pasts and other verb forms that stand where a noun phrase begins or ends and are no reporting verbs.
const VERBS: &str = "came went took gave saw knew got began ran became grew drew flew wore chose fell rose broke threw shook stole \
    woke sang swore withdrew led met won lost made held left kept sent built spent stood sat put set let hit cut beat \
    told said says tell tells ask asks asked named meet meets leads wins loses makes takes gives comes goes gets \
    thanked joined backed replaced succeeded defeated elected arrested fired sacked visited greeted urged praised \
    criticised criticized condemned attacked killed spoke reacted \
    slept fought taught caught bought brought thought felt heard swung dug hung rang rode ran sank sat sold shot slid spun \
    struck stuck swept swam tore understood wept wound wrote began bore bent bet bound bled blew bred dealt drove ate fed fled \
    forgot froze ground grew hid knelt lay lent lit meant overcame paid rose sought shone shrank sprang stung strove thinks \
    believes wants hopes fears knows";

static CLASSES: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let mut classes: HashMap<&'static str, Class> = HashMap::new();
    let mut add = |word: &'static str, class: Class| classes.entry(word).or_default().0 |= class.0;
    for line in lexicon::entries(include_str!("../../data/person_nouns.txt"))
        .chain(lexicon::entries(include_str!("../../data/loaded_words.txt")))
    {
        let mut words = line.split(' ');
        let class = match words.next().unwrap_or_default() {
            "office" => Class::OFFICE,
            "role" => Class::ROLE,
            "person" => Class::LOADED_PERSON,
            "judging" => Class::JUDGING,
            "event" => Class::LOADED_EVENT,
            "loaded-body" => Class::LOADED_BODY,
            "plain" => Class::PLAIN,
            "act" => Class::ACT,
            "sure" => SURELY,
            "anywhere" => Class::ANYWHERE | Class::LOADED_EVENT,
            "force" => Class::FORCE,
            "seeming" => Class::SEEMING,
            "alleging" => Class::ALLEGING,
            "also-verb" => Class::ALSO_VERB,
            "spoken" => Class::SPOKEN,
            "sorting" => Class::SORTING,
            "adjectival" => Class::ADJECTIVAL,
            "prefix" | "suffix" => continue,
            _ => Class::BODY,
        };
        for word in words {
            add(word, class);
        }
    }
    for first in PHRASES.keys() {
        add(first, Class::FIRST);
    }
    for line in lexicon::entries(include_str!("../../data/event_nouns.txt")) {
        for noun in line.split(' ') {
            add(noun, Class::EVENT);
        }
    }
    for line in lexicon::entries(include_str!("../../data/cues.txt")) {
        let mut fields = line.split(' ');
        if let (Some(word), Some("sure" | "likely"), Some(frame)) =
            (fields.next(), fields.next(), fields.next())
            && frame != "noun"
        {
            add(word, Class::VERB);
        }
    }
    for (class, words) in CLOSED {
        for word in words.split_whitespace() {
            add(word, class);
        }
    }
    for word in VERBS.split_whitespace() {
        add(word, Class::VERB);
    }
    classes
});

const SURELY: Class = Class(Class::SURE.0 | Class::JUDGING.0);

/// Judging phrases: the first word → the others of each.
static PHRASES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    for phrase in lexicon::entries(include_str!("../../data/loaded_phrases.txt"))
        .flat_map(|line| line.split(','))
    {
        if let Some((first, others)) = phrase.trim().split_once(' ') {
            phrases.entry(first).or_default().push(others);
        }
    }
    // The longest first.
    for others in phrases.values_mut() {
        others.sort_by_key(|words| std::cmp::Reverse(words.len()));
    }
    phrases
});

/// Adjectives → nouns before which they do not judge.
static EXCEPTIONS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/loaded_exceptions.txt"))
        .filter_map(|line| line.split_once(' '))
        .map(|(adjective, nouns)| (adjective, nouns.split(' ').collect()))
        .collect()
});

/// First and last parts of compounds that judge.
static PARTS: LazyLock<(HashSet<&'static str>, HashSet<&'static str>)> = LazyLock::new(|| {
    let of = |kind: &str| {
        lexicon::entries(include_str!("../../data/loaded_words.txt"))
            .filter_map(|line| line.split_once(' '))
            .filter(|(class, _)| *class == kind)
            .flat_map(|(_, words)| words.split(' '))
            .collect()
    };
    (of("prefix"), of("suffix"))
});

/// Nouns for events → number of their line in the list.
static EVENTS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/event_nouns.txt"))
        .enumerate()
        .flat_map(|(row, line)| line.split(' ').map(move |noun| (noun, row as u16)))
        .collect()
});

/// Countries by every word for what belongs to them, as written.
static COUNTRIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/demonyms.txt"))
        .flat_map(|row| {
            let country = row.split(" = ").next().unwrap_or_default();
            row.split(" = ").map(move |form| (form, country))
        })
        .collect()
});

/// The classes of a word in small letters.
pub(in crate::compare) fn class(lower: &str) -> Class {
    match CLASSES.get(lower) {
        Some(&class) => class,
        None if lower.ends_with("er") || lower.ends_with("est") => degree(lower),
        None => compound(lower),
    }
}

/// "bravest", "riskier": a degree of an adjective that judges everywhere.
fn degree(lower: &str) -> Class {
    let Some(stem) = lower.strip_suffix("est").or_else(|| lower.strip_suffix("er")) else {
        return Class::default();
    };
    let sure = |word: &str| CLASSES.get(word).is_some_and(|class| class.is(Class::SURE));
    // "riskier" in a buffer: nothing is allocated for a word.
    let mut buffer = [0; 24];
    let risky = stem.strip_suffix('i').and_then(|stem| {
        let bytes = buffer.get_mut(..=stem.len())?;
        let (letters, last) = bytes.split_at_mut(stem.len());
        letters.copy_from_slice(stem.as_bytes());
        last[0] = b'y';
        std::str::from_utf8(bytes).ok()
    });
    let base = sure(stem) || sure(&lower[..=stem.len()]) || risky.is_some_and(sure);
    if base { SURELY } else { compound(lower) }
}

/// "scandal-plagued", "ultra-rich": a compound that judges by its first or last part.
fn compound(lower: &str) -> Class {
    let Some((first, _)) = lower.split_once('-') else { return Class::default() };
    let last = lower.rsplit_once('-').map_or("", |(_, last)| last);
    let (prefixes, suffixes) = &*PARTS;
    if prefixes.contains(first) || suffixes.contains(last) {
        SURELY
    } else if lower.ends_with("-in-chief") {
        // "the critic-in-chief"; editors and commanders are listed as what they are.
        Class::LOADED_PERSON | Class::ANYWHERE
    } else {
        Class::default()
    }
}

/// The phrases that begin with a word in small letters, without that word, the longest first.
pub(super) fn phrases(first: &str) -> &'static [&'static str] {
    PHRASES.get(first).map_or(&[], Vec::as_slice)
}

/// Whether an adjective that judges does not before a noun: "historic building".
pub(super) fn is_exception(adjective: &str, noun: &str) -> bool {
    EXCEPTIONS.get(adjective).is_some_and(|nouns| nouns.contains(noun))
}

/// What kind of event a noun in small letters names.
pub(super) fn event(lower: &str) -> Option<u16> {
    EVENTS.get(lower).copied()
}

/// The country that a name or an adjective stands for.
pub(in crate::compare) fn country(written: &str) -> Option<&'static str> {
    COUNTRIES.get(written).copied()
}
