use super::name::{Likeness, Name};
use crate::record::{Doc, MentionKind, Quote};
use foldhash::{HashMap, HashMapExt};
use std::sync::Arc;

/// Who says an utterance, as one report puts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    /// As the report writes it.
    pub(super) written: String,
    /// The name, or the one that a role stands for.
    pub(super) name: Arc<Name>,
    /// The name that stands beside the quotation with a verb of speaking; none for a pronoun, a role, or a speaker who
    /// was only found elsewhere.
    pub(super) told: Option<Arc<Name>>,
}

/// Compares two speakers; an unnamed one leaves it open.
pub(super) fn likeness(a: Option<&Speaker>, b: Option<&Speaker>) -> Likeness {
    match (a, b) {
        (Some(a), Some(b)) => a.name.person(&b.name),
        _ => Likeness::Unknown,
    }
}

/// Whether two reports plainly give one utterance to two people: each names its own beside the quotation. Where one of
/// them had to be looked for, he may be the wrong one.
pub(super) fn clash(a: &Speaker, b: &Speaker) -> bool {
    let told = a.told.as_ref().zip(b.told.as_ref());
    // "Robert" and "Jr." are pieces of a name, and of one family the surname alone may be told.
    let (x, y) = (&a.name.words, &b.name.words);
    let whole = x.len() > 1 && y.len() > 1 && x.last() != y.last();
    whole
        && a.name.person(&b.name) == Likeness::Different
        && told.is_some_and(|(x, y)| {
            x.person(y) == Likeness::Different
                && a.name.person(x) == Likeness::Same
                && b.name.person(y) == Likeness::Same
        })
}

/// The people that the reports name with their roles, so that "the harbour master" finds his name.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    roles: Vec<(Name, Arc<Name>)>,
    /// The speakers by their names as written; none for a pronoun.
    spoken: HashMap<String, Option<Speaker>>,
}

/// Characters between a quotation, the verb of speaking and the speaker.
const BESIDE: u32 = 40;
/// Words of a role that are looked for before a name.
const ROLE_WORDS: usize = 4;

/// The capitalised words right before a name: "Transport Minister" before "Viktor Haldane".
fn role_before(text: &str) -> Option<&str> {
    let text = text.strip_suffix(' ')?;
    let mut start = text.len();
    for _ in 0..ROLE_WORDS {
        let word = text[..start].trim_end_matches(' ');
        let from = word
            .rfind(|c: char| !(c.is_alphanumeric() || c == '-'))
            .map_or(0, |place| place + word[place..].chars().next().map_or(1, char::len_utf8));
        if word.len() + 1 < start || !word[from..].starts_with(char::is_uppercase) {
            break;
        }
        start = from;
    }
    (start < text.len()).then(|| &text[start..])
}

const PRONOUNS: [&str; 9] = ["he", "she", "they", "it", "i", "we", "who", "him", "her"];

impl Speakers {
    pub(super) fn new(docs: &[Arc<Doc>]) -> Self {
        let mut roles = Vec::new();
        for doc in docs {
            for entity in doc.entities.iter().filter(|entity| entity.kind == MentionKind::Person) {
                let name = Arc::new(Name::new(&entity.name));
                if name.words.is_empty() {
                    continue;
                }
                roles.extend(entity.roles.iter().map(|role| (Name::new(role), Arc::clone(&name))));
                for mention in &entity.mentions {
                    let start = doc.offsets.byte(doc.text(), mention.start) as usize;
                    if let Some(role) = role_before(&doc.text()[..start]) {
                        roles.push((Name::new(role), Arc::clone(&name)));
                    }
                }
            }
        }
        let mut speakers = Self { roles, spoken: HashMap::new() };
        for (doc, quote) in
            docs.iter().flat_map(|doc| doc.quotes.iter().map(move |quote| (doc, quote)))
        {
            if let Some(written) = written(quote, doc)
                && !speakers.spoken.contains_key(written)
            {
                let speaker = speakers.read(written);
                speakers.spoken.insert(written.to_owned(), speaker);
            }
        }
        speakers
    }

    /// The speaker of `quote`.
    pub(super) fn of(&self, quote: &Quote, doc: &Doc) -> Option<Speaker> {
        self.spoken.get(written(quote, doc)?)?.clone()
    }

    /// The name of the speaker of `quote`.
    pub(super) fn name(&self, quote: &Quote, doc: &Doc) -> Option<&Arc<Name>> {
        self.spoken.get(written(quote, doc)?)?.as_ref().map(|speaker| &speaker.name)
    }

    /// The speaker of `quote`, and whether it is told beside it.
    pub(super) fn told(&self, quote: &Quote, doc: &Doc) -> Option<Speaker> {
        let mut speaker = self.of(quote, doc)?;
        speaker.told = told(quote, doc).map(Arc::new);
        Some(speaker)
    }

    fn read(&self, written: &str) -> Option<Speaker> {
        let name = Arc::new(Name::new(written));
        let pronoun = matches!(name.words.as_slice(), [word] if PRONOUNS.contains(&word.as_str()));
        if name.words.is_empty() || pronoun {
            return None;
        }
        let name = if name.description { self.holder(&name).unwrap_or(name) } else { name };
        Some(Speaker { written: written.to_owned(), name, told: None })
    }

    /// The one person whose role ends in the words of `description`; none where two could be meant.
    fn holder(&self, description: &Name) -> Option<Arc<Name>> {
        let mut holders = self
            .roles
            .iter()
            .filter(|(role, _)| role.words.ends_with(&description.words))
            .map(|(_, name)| name);
        let mut fullest = holders.next()?;
        for name in holders {
            if fullest.person(name) != Likeness::Same {
                return None;
            }
            if name.words.len() > fullest.words.len() {
                fullest = name;
            }
        }
        Some(Arc::clone(fullest))
    }
}

/// The name of somebody in the source of a quotation, where a verb of speaking ties the two together.
fn told(quote: &Quote, doc: &Doc) -> Option<Name> {
    // Given by hand, without a place in the text: nothing was looked for.
    if quote.source.is_none() && quote.cue.is_none() && quote.score.get() >= 1.0 {
        return quote.speaker_name.as_deref().map(Name::new).filter(|name| !name.description);
    }
    let (source, cue) = (quote.source.as_ref()?, quote.cue.as_ref()?);
    let beside = |start: u32, end: u32, other_start: u32, other_end: u32| {
        start.saturating_sub(other_end).max(other_start.saturating_sub(end)) <= BESIDE
    };
    let before = doc.mentions.partition_point(|mention| mention.end <= source.start);
    let person = doc.mentions[before..]
        .iter()
        .take_while(|mention| mention.start < source.end)
        .any(|mention| mention.kind == MentionKind::Person);
    // "The son of Viktor Haldane" is somebody else.
    if !person
        || source.text.starts_with("The ")
        || !beside(source.start, source.end, cue.start, cue.end)
        || !beside(cue.start, cue.end, quote.start, quote.end)
    {
        return None;
    }
    Some(Name::new(&source.text)).filter(|name| !name.description)
}

/// The speaker of a quotation as its report writes it.
fn written<'d>(quote: &'d Quote, doc: &'d Doc) -> Option<&'d str> {
    let entity = quote.speaker.and_then(|id| doc.entities.get(id as usize));
    quote.speaker_name.as_deref().or(entity.map(|entity| entity.name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::role_before;

    #[test]
    fn a_role_is_the_capitalised_words_right_before_a_name() {
        assert_eq!(role_before("They met Transport Minister "), Some("Transport Minister"));
        assert_eq!(role_before("Finance Minister "), Some("Finance Minister"));
        assert_eq!(role_before("They met "), None);
        assert_eq!(role_before("It was late. "), None);
        assert_eq!(role_before(""), None);
    }
}
