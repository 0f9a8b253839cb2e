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
}

/// Compares two speakers; an unnamed one leaves it open.
pub(super) fn likeness(a: Option<&Speaker>, b: Option<&Speaker>) -> Likeness {
    match (a, b) {
        (Some(a), Some(b)) => a.name.person(&b.name),
        _ => Likeness::Unknown,
    }
}

/// The people that the reports name with their roles, so that "the harbour master" finds his name.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    roles: Vec<(Name, Arc<Name>)>,
    /// The speakers by their names as written; none for a pronoun.
    spoken: HashMap<String, Option<Speaker>>,
}

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

    fn read(&self, written: &str) -> Option<Speaker> {
        let name = Arc::new(Name::new(written));
        let pronoun = matches!(name.words.as_slice(), [word] if PRONOUNS.contains(&word.as_str()));
        if name.words.is_empty() || pronoun {
            return None;
        }
        let name = if name.description { self.holder(&name).unwrap_or(name) } else { name };
        Some(Speaker { written: written.to_owned(), name })
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
