use super::name::{Likeness, Name};
use crate::record::{Doc, MentionKind, Quote};
use std::sync::Arc;

/// Who says an utterance, as one report puts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    /// As the report writes it.
    pub(super) written: String,
    /// The name, or the one that a role stands for.
    pub(super) name: Name,
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
    roles: Vec<(Name, Name)>,
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
                let name = Name::new(&entity.name);
                if name.words.is_empty() {
                    continue;
                }
                roles.extend(entity.roles.iter().map(|role| (Name::new(role), name.clone())));
                for mention in &entity.mentions {
                    let start = doc.offsets.byte(doc.text(), mention.start) as usize;
                    if let Some(role) = role_before(&doc.text()[..start]) {
                        roles.push((Name::new(role), name.clone()));
                    }
                }
            }
        }
        Self { roles }
    }

    /// The speaker of `quote`.
    pub(super) fn of(&self, quote: &Quote, doc: &Doc) -> Option<Speaker> {
        let entity = quote.speaker.and_then(|id| doc.entities.get(id as usize));
        let written = quote.speaker_name.as_ref().or(entity.map(|entity| &entity.name))?;
        let name = Name::new(written);
        let pronoun = matches!(name.words.as_slice(), [word] if PRONOUNS.contains(&word.as_str()));
        if name.words.is_empty() || pronoun {
            return None;
        }
        let name = if name.description { self.holder(&name).unwrap_or(name) } else { name };
        Some(Speaker { written: written.clone(), name })
    }

    /// The one person whose role ends in the words of `description`; none where two could be meant.
    fn holder(&self, description: &Name) -> Option<Name> {
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
        Some(fullest.clone())
    }
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
