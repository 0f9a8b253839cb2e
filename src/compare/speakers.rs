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

const PRONOUNS: [&str; 9] = ["he", "she", "they", "it", "i", "we", "who", "him", "her"];

impl Speakers {
    pub(super) fn new(docs: &[Arc<Doc>]) -> Self {
        let people = docs
            .iter()
            .flat_map(|doc| &doc.entities)
            .filter(|entity| entity.kind == MentionKind::Person);
        let roles = people
            .flat_map(|entity| {
                entity.roles.iter().map(|role| (Name::new(role), Name::new(&entity.name)))
            })
            .collect();
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
