//! Names that the user gives: they are names wherever they stand, whatever the model makes of them.

use super::{mention::Name, name, page::Page};
use crate::{
    error::{Error, Result},
    record::MentionKind,
    text,
};
use foldhash::{HashMap, HashMapExt};
use std::{borrow::Cow, ops::Range};

/// What the rule of a given name is called.
const RULE: &str = "given-name";

/// Somebody or something that the user knows, and how texts write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenName {
    /// What it is called in records.
    pub name: String,
    /// What it is; without it, what the text's other names of it are, else what its last word says, else a person.
    pub kind: Option<MentionKind>,
    /// Other ways to write it: spellings, short forms, descriptions in small letters.
    pub forms: Vec<String>,
}

/// A user's names, ready to be looked for. A form is found where its words stand one after another, as written, all in
/// capitals, or with a capital at the start of a description; where two overlap, the longer one. A longer name that the
/// model found around a form is left alone: a given `Ford` is not looked for inside `Ford Foundation`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenNames {
    names: Vec<GivenName>,
    /// First word of a form, in small letters → words of the form and number of its name, longest first.
    by_first: HashMap<String, Vec<(Vec<String>, u32)>>,
}

impl GivenNames {
    /// Prepares `names`.
    ///
    /// # Errors
    /// [`Error::Input`] for a name without letters or digits, and for a form that two names have.
    pub fn new(names: Vec<GivenName>) -> Result<Self> {
        let mut given = Self::default();
        for (number, one) in names.iter().enumerate() {
            for form in std::iter::once(&one.name).chain(&one.forms) {
                given.add(form, number as u32, &names)?;
            }
        }
        for forms in given.by_first.values_mut() {
            forms.sort_by(|(one, _), (other, _)| other.len().cmp(&one.len()).then(one.cmp(other)));
        }
        given.names = names;
        Ok(given)
    }

    fn add(&mut self, form: &str, number: u32, names: &[GivenName]) -> Result<()> {
        let words: Vec<String> = text::segmentation(form)
            .tokens
            .iter()
            .map(|token| straight(&form[token.span.range()]).into_owned())
            .collect();
        if !form.chars().any(char::is_alphanumeric) {
            return Err(Error::Input(format!("names: {form:?} is no name")));
        }
        let forms = self.by_first.entry(words[0].to_lowercase()).or_default();
        match forms.iter().find(|(known, _)| *known == words) {
            Some((_, other)) if *other != number => Err(Error::Input(format!(
                "names: {form:?} is given for {:?} and for {:?}; a form may name one",
                names[*other as usize].name, names[number as usize].name
            ))),
            Some(_) => Ok(()),
            None => {
                forms.push((words, number));
                Ok(())
            }
        }
    }

    /// The names as they were given.
    pub fn names(&self) -> &[GivenName] {
        &self.names
    }

    pub(super) fn name(&self, number: u32) -> &str {
        &self.names[number as usize].name
    }

    /// Puts the given names of a page among the names that were `found`; both are in order.
    pub(super) fn put(&self, page: &Page, found: &mut Vec<Name>) {
        let places = self.places(page, found);
        if places.is_empty() {
            return;
        }
        let kinds = self.kinds(page, found, &places);
        found.retain(|name| {
            let next = places.partition_point(|(tokens, _)| tokens.end <= name.tokens.start);
            places.get(next).is_none_or(|(tokens, _)| tokens.start >= name.tokens.end)
        });
        found.extend(places.into_iter().map(|(tokens, number)| Name {
            tokens,
            kind: kinds[&number],
            title: None,
            rule: RULE,
            score: 1.0,
            given: Some(number),
        }));
        found.sort_by_key(|name| name.tokens.start);
    }

    /// Where given names stand, in order, without those inside a longer name that was found.
    fn places(&self, page: &Page, found: &[Name]) -> Vec<(Range<usize>, u32)> {
        let mut places = Vec::new();
        let mut next = 0;
        for sentence in page.sentences() {
            let mut at = sentence.start;
            while at < sentence.end {
                while next < found.len() && found[next].tokens.end <= at {
                    next += 1;
                }
                let Some((tokens, number)) = self.longest(page, at, sentence.end) else {
                    at += 1;
                    continue;
                };
                let inside = found.get(next).is_some_and(|name| {
                    name.tokens.start <= tokens.start
                        && tokens.end <= name.tokens.end
                        && name.tokens != tokens
                });
                at = if inside { found[next].tokens.end } else { tokens.end };
                if !inside {
                    places.push((tokens, number));
                }
            }
        }
        places
    }

    fn longest(&self, page: &Page, at: usize, end: usize) -> Option<(Range<usize>, u32)> {
        let forms = self.by_first.get(page.lower(at))?;
        let (words, number) = forms.iter().find(|(words, _)| {
            at + words.len() <= end
                && words.iter().enumerate().all(|(place, word)| {
                    let there = &*straight(page.raw(at + place));
                    there == word
                        || place == 0 && opens(there, word)
                        || there.len() > 1 && there == word.to_uppercase()
                })
        })?;
        Some((at..at + words.len(), *number))
    }

    /// What each given name is in this page.
    fn kinds(
        &self,
        page: &Page,
        found: &[Name],
        places: &[(Range<usize>, u32)],
    ) -> HashMap<u32, MentionKind> {
        let mut told: HashMap<u32, Vec<MentionKind>> = HashMap::new();
        for (tokens, number) in places {
            let told = told.entry(*number).or_default();
            let next = found.partition_point(|name| name.tokens.start < tokens.start);
            told.extend(
                found.get(next).filter(|name| name.tokens == *tokens).map(|name| name.kind),
            );
        }
        let by_head = |tokens: &Range<usize>| name::head(page.lower(tokens.end - 1));
        places
            .iter()
            .map(|(tokens, number)| {
                let told = &told[number];
                let most = told.iter().max_by_key(|kind| {
                    let first = told.iter().position(|other| other == *kind);
                    (told.iter().filter(|other| other == kind).count(), std::cmp::Reverse(first))
                });
                let kind = self.names[*number as usize].kind.or(most.copied());
                (*number, kind.or_else(|| by_head(tokens)).unwrap_or(MentionKind::Person))
            })
            .collect()
    }
}

/// A word with straight apostrophes: a list says `O'Dell`, a report `O’Dell`.
fn straight(word: &str) -> Cow<'_, str> {
    let curly = ['\u{2018}', '\u{2019}', '\u{2bc}'];
    if word.contains(curly) { word.replace(curly, "'").into() } else { word.into() }
}

/// Whether a word is a small-letter word with a capital, as at the start of a sentence.
fn opens(there: &str, word: &str) -> bool {
    let (mut a, mut b) = (there.chars(), word.chars());
    match (a.next(), b.next()) {
        (Some(a_first), Some(b_first)) => {
            b_first.is_lowercase()
                && a_first.to_lowercase().eq([b_first])
                && a.as_str() == b.as_str()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Options, analyze, record::Doc};
    use std::sync::Arc;

    fn given(rows: &[(&str, Option<MentionKind>, &[&str])]) -> Result<GivenNames> {
        let owned = |forms: &[&str]| forms.iter().map(|form| (*form).to_owned()).collect();
        GivenNames::new(
            rows.iter()
                .map(|(name, kind, forms)| GivenName {
                    name: (*name).to_owned(),
                    kind: *kind,
                    forms: owned(forms),
                })
                .collect(),
        )
    }

    fn doc(text: &str, rows: &[(&str, Option<MentionKind>, &[&str])]) -> Doc {
        let names = Some(Arc::new(given(rows).expect("names")));
        analyze(Arc::new(Article::new(text)), &Options { names, ..Options::default() })
    }

    fn mentions(doc: &Doc) -> Vec<(&str, MentionKind, &str)> {
        let name =
            |mention: &crate::record::Mention| doc.entities[mention.entity as usize].name.as_str();
        doc.mentions.iter().map(|one| (one.text.as_str(), one.kind, name(one))).collect()
    }

    #[test]
    fn every_form_is_a_mention_of_the_one_entity() {
        let doc = doc(
            "The union man spoke first. “No ferry, no fish,” Velichko said. VELICHKO left. They thanked the union man.",
            &[("Andrii Velychko", None, &["Velichko", "the union man"])],
        );
        assert_eq!(doc.entities.len(), 1);
        assert_eq!(doc.entities[0].name, "Andrii Velychko");
        let texts: Vec<_> = doc.mentions.iter().map(|mention| mention.text.as_str()).collect();
        assert_eq!(texts, ["The union man", "Velichko", "VELICHKO", "the union man"]);
        assert!(doc.mentions.iter().all(|mention| &*mention.rule == "given-name"));
        assert_eq!(doc.quotes[0].speaker_name.as_deref(), Some("Andrii Velychko"));
    }

    #[test]
    fn the_given_kind_is_the_kind() {
        let text = "The talks at Merrow failed, and Merrow said so on Monday.";
        for kind in [MentionKind::Org, MentionKind::Gpe, MentionKind::Fac] {
            let doc = doc(text, &[("Merrow", Some(kind), &[])]);
            assert_eq!(mentions(&doc), [("Merrow", kind, "Merrow"), ("Merrow", kind, "Merrow")]);
        }
    }

    #[test]
    fn a_longer_name_is_not_cut() {
        let doc = doc(
            "Maria Lund met Peter Lund. The Lund Institute paid.",
            &[("Peter Lund", Some(MentionKind::Person), &["Lund"])],
        );
        let texts: Vec<_> = doc.mentions.iter().map(|mention| mention.text.as_str()).collect();
        assert_eq!(texts, ["Maria Lund", "Peter Lund", "Lund Institute"]);
    }

    #[test]
    fn a_short_form_of_the_text_joins_the_given_name() {
        let doc = doc(
            "Andrii Velychko spoke. Velychko left.",
            &[("A. Velychko (union)", Some(MentionKind::Person), &["Andrii Velychko"])],
        );
        assert_eq!(doc.entities.len(), 1);
        assert_eq!(doc.entities[0].name, "A. Velychko (union)");
        assert_eq!(doc.entities[0].aliases.to_vec(), ["Andrii Velychko", "Velychko"]);
    }

    #[test]
    fn apostrophes_of_a_list_and_of_a_report_may_differ() {
        for (listed, written) in [("Ona O'Dell", "Ona O’Dell"), ("Ona O’Dell", "Ona O'Dell")] {
            let doc = doc(&format!("They met {written} there."), &[(listed, None, &[])]);
            assert_eq!(mentions(&doc), [(written, MentionKind::Person, listed)]);
            assert_eq!(&*doc.mentions[0].rule, "given-name");
        }
    }

    #[test]
    fn the_longest_form_wins() {
        let doc = doc(
            "The East Harbour Board met.",
            &[
                ("Harbour", Some(MentionKind::Loc), &["East Harbour"]),
                ("East Harbour Board", None, &[]),
            ],
        );
        assert_eq!(
            mentions(&doc),
            [("East Harbour Board", MentionKind::Org, "East Harbour Board")]
        );
    }

    #[test]
    fn a_form_for_two_and_a_name_of_nothing_are_told() {
        let two = given(&[("Peter Lund", None, &["Lund"]), ("Maria Lund", None, &["Lund"])]);
        let message = two.expect_err("one form for two").to_string();
        assert!(message.contains("\"Lund\"") && message.contains("Maria Lund"), "{message}");
        assert!(given(&[(" … ", None, &[])]).is_err());
    }
}
