//! What the words for an office or role come down to: "Sen." and "senator", "a former chief executive" and "ex-CEO".

use crate::{
    compare::label::lexicon::{Class, class},
    lexicon,
};
use foldhash::{HashMap, HashSet};
use std::{borrow::Cow, sync::LazyLock};

/// How somebody stands to an office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Rank {
    #[default]
    Holder,
    Deputy,
    Acting,
    Former,
    Coming,
}

/// Which side of a house somebody leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Side {
    Majority,
    Minority,
}

/// One office or role, in its normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// The noun: one for all nouns of its class.
    pub(super) head: Cow<'static, str>,
    pub(super) rank: Rank,
    pub(super) side: Option<Side>,
    /// What a seat in a parliament is for.
    pub(super) seat: Option<&'static str>,
    /// The words up to the noun, in small letters: "senate minority leader".
    pub(super) phrase: String,
}

/// Nouns that are one, the first for all of them.
const SAME: [&str; 40] = [
    "chairman chair chairwoman chairperson",
    "spokesman spokeswoman spokesperson spokesmen spokeswomen",
    "lawyer attorney atty solicitor barrister",
    "chief-executive ceo",
    "representative rep congressman congresswoman congressmen",
    "senator sen",
    "governor gov",
    "expert specialist analyst",
    "candidate nominee hopeful contender challenger pick",
    "president pres",
    "prime-minister premier pm taoiseach",
    "director chief head boss",
    "spouse husband wife",
    "professor prof",
    "founder co-founder cofounder",
    "gunman shooter",
    "reporter journalist correspondent",
    "aide adviser advisor strategist associate counselor counsellor",
    "billionaire tycoon magnate",
    "rival opponent",
    "father dad",
    "mother mum mom",
    "activist campaigner",
    "actor actress",
    "officer policeman policewoman",
    "general gen",
    "lieutenant lt",
    "captain capt",
    "sergeant sgt",
    "colonel col",
    "major maj",
    "commander cmdr",
    "admiral adm",
    "detective det",
    "reverend rev",
    "superintendent supt",
    "ambassador amb",
    "councillor councilor",
    "republican gop",
    "democrat democratic",
];

static CLASSES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let rows = SAME.iter().filter_map(|row| Some((row.split(' ').next()?, *row)));
    rows.flat_map(|(first, row)| row.split(' ').map(move |word| (word, first))).collect()
});

/// Nouns that close the name of an office or role.
static HEADS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/titles.txt"))
        .filter_map(|title| title.rsplit(' ').next())
        .filter(|head| head.starts_with(char::is_lowercase))
        .collect()
});

/// Abbreviations that are written out where they name a slot.
const SHORT: [&str; 14] = [
    "sen", "rep", "gov", "gen", "capt", "sgt", "col", "maj", "cmdr", "adm", "det", "prof", "rev",
    "supt",
];
/// Forms of address, which name no office.
const ADDRESSES: [&str; 14] = [
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "madam", "jr", "sr", "phd",
    "esq",
];
/// Words that end the phrase of a noun.
const STOPS: [&str; 29] = [
    "of", "for", "at", "in", "with", "to", "from", "who", "whose", "whom", "which", "that", "on",
    "since", "until", "under", "during", "and", "or", "as", "by", "when", "was", "is", "has",
    "had", "after", "before", "between",
];
/// Titles before which another office may stand: "committee chairman Sen. X".
const LAST: [&str; 9] = [
    "senator",
    "representative",
    "governor",
    "mayor",
    "general",
    "admiral",
    "judge",
    "dr",
    "colonel",
];
/// Ranks, which belong to the word behind them: "Lt. Gen.".
pub(super) const RANKS: [&str; 8] =
    ["lieutenant", "major", "brigadier", "captain", "sergeant", "colonel", "general", "commander"];
/// The longest phrase that names a slot, in words.
const LONGEST: usize = 5;

/// The offices and roles that a phrase names, added to `found`: "chairman and CEO of Orlan Steel", "committee Chairman Sen.".
/// A noun that no list has counts where `any` says so.
pub(super) fn roles(written: &str, any: bool, found: &mut Vec<Role>) {
    let lower = if written.is_ascii() {
        written.to_ascii_lowercase()
    } else {
        let letters = written.chars().flat_map(char::to_lowercase);
        letters.map(|c| if c == '\u{2019}' { '\'' } else { c }).collect()
    };
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '"' | '/'))
        .map(|word| {
            let word =
                word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '.'));
            // "U.S." keeps its last point
            let bare = word.trim_matches('.');
            if bare.contains('.') { word } else { bare }
        })
        .filter(|word| !word.is_empty())
        .collect();
    let mut start = 0;
    while start < words.len() {
        let end = words[start..]
            .iter()
            .position(|word| STOPS.contains(word))
            .map_or(words.len(), |length| start + length);
        let before = found.len();
        phrase(&words[start..end], &words[end..], any, found);
        if found.len() == before || !matches!(words.get(end), Some(&"and")) {
            break;
        }
        start = end + 1;
    }
}

/// The roles of one noun phrase, with what follows it.
fn phrase(words: &[&str], behind: &[&str], any: bool, found: &mut Vec<Role>) {
    // "the ministry's chief engineer", "the mayor"
    let owner = words.iter().rposition(|word| word.ends_with("'s") || word.ends_with("s'"));
    let words = &words[owner.map_or(0, |owner| owner + 1)..];
    let opening = words.iter().take_while(|word| class(word).is(Class::DETERMINER)).count();
    let words = &words[opening..];
    let Some(&last) = words.last() else { return };
    let (mut rank, mut side, mut top) = (Rank::Holder, None, false);
    for word in words {
        match *word {
            "former" | "ex" | "then" | "late" | "one-time" | "onetime" | "ousted" | "retired"
            | "fired" | "outgoing" | "previous" | "past" | "longtime-former" => {
                rank = Rank::Former;
            }
            "deputy" | "assistant" | "associate" | "under" | "vice" if *word != last => {
                rank = rank.max(Rank::Deputy);
            }
            "acting" | "interim" => rank = rank.max(Rank::Acting),
            "incoming" | "designate" | "elect" | "future" | "next" => rank = Rank::Coming,
            "majority" => side = Some(Side::Majority),
            "minority" => side = Some(Side::Minority),
            "top" | "ranking" | "leading" | "highest-ranking" => top = true,
            _ if word.starts_with("ex-") || word.starts_with("then-") => rank = Rank::Former,
            _ if word.ends_with("-elect") || word.ends_with("-designate") => rank = Rank::Coming,
            _ => {}
        }
    }
    let first_phrase = found.len();
    let mut push = |at: usize, head: Cow<'static, str>, rank: Rank| {
        if found[first_phrase..].iter().any(|role| role.head == head) {
            return;
        }
        // Words that judge name no office: "reform-minded minister".
        let from = (at + 1).saturating_sub(LONGEST);
        let told = words[from..at].iter().filter(|word| !class(word).is(Class::JUDGING));
        let mut phrase = told.chain([&words[at]]).copied().collect::<Vec<_>>().join(" ");
        let one = words[at].strip_suffix('s').unwrap_or(words[at]);
        if SHORT.contains(&one) {
            phrase.truncate(phrase.len() - words[at].len());
            phrase.push_str(&head);
        }
        found.push(Role { head, rank, side, seat: None, phrase });
    };
    let end = words.len() - 1;
    let known_last = head(words, end, behind);
    for at in 0..end {
        let word = canonical(words[at]);
        if matches!(word.as_ref(), "incumbent" | "candidate")
            || LAST.contains(&known_last.as_ref())
                && class(&word).is(Class::OFFICE)
                && !RANKS.contains(&&*word)
                && !LAST.contains(&word.as_ref())
        {
            push(at, word, rank);
        }
    }
    let known = any
        || CLASSES.contains_key(&*known_last)
        || HEADS.contains(&*known_last)
        || known_last.contains('-')
        || class(&known_last).is(Class::PERSON);
    if !known
        || ADDRESSES.contains(&&*known_last)
        || known_last.len() < 3
        || last.starts_with(|c: char| c.is_ascii_digit())
        || last.starts_with("r-")
        || last.starts_with("d-")
    {
        return;
    }
    // "vice president" is an office, "vice chairman" a deputy's.
    let rank = if known_last == "vice-president" || known_last == "lieutenant-governor" {
        match rank {
            Rank::Deputy => Rank::Holder,
            other => other,
        }
    } else {
        rank
    };
    let leads = top && matches!(&*known_last, "democrat" | "republican" | "member");
    push(end, known_last, rank);
    if leads {
        push(end, Cow::Borrowed("leader"), rank);
    }
}

/// The normal form of the noun at `at`, with the words that make one office with it.
fn head(words: &[&str], at: usize, behind: &[&str]) -> Cow<'static, str> {
    let word = words[at].trim_end_matches('.');
    let before = at.checked_sub(1).map_or("", |before| words[before].trim_end_matches('.'));
    let compound = match (before, word) {
        ("attorney" | "attorneys", "general") | (_, "ag") => "attorney-general",
        ("chief", "executive") | ("executive", "officer") => "chief-executive",
        ("prime", "minister") => "prime-minister",
        ("vice", "president" | "pres") | (_, "vice-president" | "vp") => "vice-president",
        ("press", "secretary") => "spokesman",
        ("lieutenant" | "lt", "governor" | "gov") => "lieutenant-governor",
        ("secretary", "general") => "secretary-general",
        (_, "chief") if behind.len() > 1 && behind[0] == "of" && behind[1] == "staff" => {
            "chief-of-staff"
        }
        _ => return canonical(words[at]),
    };
    Cow::Borrowed(compound)
}

/// A noun without its plural, abbreviation and rank, one for all of its class.
fn canonical(word: &str) -> Cow<'static, str> {
    let word = word.trim_end_matches('.');
    let word = word.strip_prefix("ex-").or_else(|| word.strip_prefix("then-")).unwrap_or(word);
    let word =
        word.strip_suffix("-elect").or_else(|| word.strip_suffix("-designate")).unwrap_or(word);
    if let Some(&one) = CLASSES.get(word) {
        return Cow::Borrowed(one);
    }
    let one = word.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with(['s', 'u', 'i']));
    match one.and_then(|one| CLASSES.get(one)) {
        Some(&class) => Cow::Borrowed(class),
        None => Cow::Owned(one.unwrap_or(word).to_owned()),
    }
}

/// Endings of nouns for people.
const AGENTS: [&str; 9] = ["er", "or", "ist", "ian", "man", "woman", "eur", "opath", "eer"];
/// Words with such an ending that stand before names and are none.
const NO_NOUNS: [&str; 17] = [
    "younger", "another", "whether", "however", "whatever", "whenever", "wherever", "rather",
    "together", "former", "german", "russian", "either", "neither", "further", "longer", "smaller",
];

impl Role {
    /// The role of "who leads the guild".
    pub(super) fn leader() -> Self {
        Self {
            head: Cow::Borrowed("leader"),
            rank: Rank::Holder,
            side: None,
            seat: None,
            phrase: "leader".to_owned(),
        }
    }

    /// Whether the noun judges whom it names.
    pub(super) fn judges(&self) -> bool {
        let class = class(&self.head);
        class.is(Class::LOADED_PERSON) && !class.is(Class::OFFICE | Class::ROLE)
    }

    /// What the role says without naming it: a seat in a parliament, the lead of a country, a party.
    pub(super) fn implied(&self) -> Vec<Self> {
        let word = |wanted: &[&str]| self.phrase.split(' ').any(|word| wanted.contains(&word));
        let seated = match &*self.head {
            "senator" | "representative" | "seat" => true,
            "leader" | "whip" | "chairman" | "speaker" | "democrat" | "republican" => {
                word(&["senate", "house"]) || self.side.is_some()
            }
            _ => false,
        };
        let leads = match &*self.head {
            "president" | "prime-minister" | "dictator" | "ruler" | "chancellor" | "director" => {
                true
            }
            "leader" => self.side.is_none() && !seated,
            _ => false,
        };
        let of = |head: &'static str| Self { head: Cow::Borrowed(head), ..self.clone() };
        [
            (seated, "lawmaker"),
            (leads, "leads"),
            (word(&["democratic"]), "democrat"),
            (word(&["republican", "gop"]) && self.head != "republican", "republican"),
        ]
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, head)| of(head))
        .collect()
    }
}

/// Whether a word may be a noun for somebody that stands right before a name, as far as its form tells.
pub(super) fn is_noun(word: &str) -> bool {
    let class = class(word);
    let none = Class::DETERMINER
        | Class::PREPOSITION
        | Class::BREAK
        | Class::VERB
        | Class::COPULA
        | Class::RELATIVE
        | Class::NAMING
        | Class::HONORIFIC
        | Class::RANK;
    class.is(Class::PERSON)
        || word.len() > 5
            && word.starts_with(|c: char| c.is_lowercase())
            && !class.is(none | Class::JUDGING | Class::MODIFIER)
            && !NO_NOUNS.contains(&word)
            && AGENTS.iter().any(|end| word.trim_end_matches('s').ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(written: &str) -> Vec<(String, Rank)> {
        let mut found = Vec::new();
        roles(written, false, &mut found);
        found.into_iter().map(|role| (role.head.into_owned(), role.rank)).collect()
    }

    #[test]
    fn an_office_has_one_form_however_it_is_written() {
        for (written, head) in [
            ("Sen.", "senator"),
            ("Reps.", "representative"),
            ("the Tarn congresswoman", "representative"),
            ("Tarn's mayor", "mayor"),
            ("chairwoman of the Halve council", "chairman"),
            ("Orlan Steel CEO", "chief-executive"),
            ("chief executive of Orlan Steel", "chief-executive"),
            ("DHS press secretary", "spokesman"),
            ("Attorney General", "attorney-general"),
            ("the White House chief of staff", "chief-of-staff"),
            ("Vice President", "vice-president"),
        ] {
            assert_eq!(heads(written), [(head.to_owned(), Rank::Holder)], "{written}");
        }
    }

    #[test]
    fn a_rank_is_kept_apart() {
        for (written, rank) in [
            ("former mayor", Rank::Former),
            ("ex-mayor", Rank::Former),
            ("then-mayor", Rank::Former),
            ("the deputy mayor", Rank::Deputy),
            ("acting mayor of Tarn", Rank::Acting),
            ("mayor-elect", Rank::Coming),
        ] {
            assert_eq!(heads(written), [("mayor".to_owned(), rank)], "{written}");
        }
    }

    #[test]
    fn several_offices_of_one_person_are_told_apart() {
        let names = |written| heads(written).into_iter().map(|(head, _)| head).collect::<Vec<_>>();
        assert_eq!(names("committee Chairman Sen."), ["chairman", "senator"]);
        assert_eq!(names("founder and CEO of Orlan Steel"), ["founder", "chief-executive"]);
        assert_eq!(names("incumbent Gov."), ["incumbent", "governor"]);
        assert_eq!(names("the top Tarn Democrat"), ["democrat", "leader"]);
        assert!(names("a quiet street").is_empty());
        assert!(names("Mr.").is_empty());
    }
}
