//! Offices and roles: "the president", "the American leader", and whose they are.

use super::Cast;
use crate::{
    annotate::{mention::Name, phrase::Scene, word::Class},
    record::MentionKind,
};
use std::{collections::HashMap, ops::Range};

impl Cast<'_, '_> {
    /// "the president", "the US President", "the American leader".
    pub(in crate::annotate) fn by_role(
        &self,
        source: &Range<usize>,
        head_end: usize,
    ) -> Option<usize> {
        let page = self.page();
        if !matches!(page.lower(source.start), "the" | "president") || head_end < source.end {
            return None;
        }
        let mut start = source.start + usize::from(page.lower(source.start) == "the");
        let mut country = None;
        if let Some(index) = self.scene.name_at(start)
            && matches!(self.scene.names[index].kind, MentionKind::Norp | MentionKind::Gpe)
        {
            country = Some(country_key(page.slice(&self.scene.names[index].tokens)));
            start = self.scene.names[index].tokens.end;
        }
        if start >= head_end {
            return None;
        }
        let role = page.slice(&(start..head_end)).to_lowercase();
        let role = match role.as_str() {
            "congresswoman" | "lawmaker" => "congressman".to_owned(),
            _ => role,
        };
        let exact = self.roles.get(&role).map_or(&[][..], Vec::as_slice);
        let pick = |known: &[(usize, Option<String>)]| match &country {
            Some(country) => known
                .iter()
                .find(|(_, of)| of.as_ref().is_some_and(|of| same_country(of, country)))
                .or_else(|| {
                    // The one holder whose country the text does not say.
                    let mut unsaid = known.iter().filter(|(_, of)| of.is_none());
                    unsaid.next().filter(|_| unsaid.next().is_none())
                })
                .map(|(group, _)| *group),
            None => known.first().map(|(group, _)| *group),
        };
        if let Some(group) = pick(exact) {
            return Some(group);
        }
        if matches!(
            role.as_str(),
            "leader" | "head of state" | "dictator" | "commander in chief" | "premier"
        ) {
            let country = country?;
            return [
                "president",
                "prime minister",
                "chancellor",
                "dictator",
                "leader",
                "king",
                "premier",
            ]
            .iter()
            .find_map(|role| {
                let known = self.roles.get(*role)?;
                known
                    .iter()
                    .find(|(_, of)| of.as_ref().is_some_and(|of| same_country(of, &country)))
                    .map(|(group, _)| *group)
            });
        }
        None
    }
}

/// Whether a common noun stands for an organisation named before.
pub(in crate::annotate) fn is_body(lower: &str) -> bool {
    Class::Body.holds(lower)
}

/// The office in full that a title of address stands for.
pub(in crate::annotate) fn office(title: &str) -> &str {
    match title {
        "sen." | "sen" => "senator",
        "rep." | "rep" | "representative" => "congressman",
        "gov." | "gov" => "governor",
        "gen." | "gen" => "general",
        "dr." | "dr" => "doctor",
        "lt. gov." => "lieutenant governor",
        title => title,
    }
}

pub(in crate::annotate) fn add_role(
    roles: &mut HashMap<String, Vec<(usize, Option<String>)>>,
    role: String,
    group: usize,
    country: Option<String>,
) {
    let known = roles.entry(role).or_default();
    // More holders of one office than a report names: stay linear.
    if known.len() < 32 && !known.contains(&(group, country.clone())) {
        known.push((group, country));
    }
}

/// The nationality or country right before a title: "Ukrainian President", "US Secretary of State".
pub(in crate::annotate) fn country_before(scene: &Scene, title: usize) -> Option<String> {
    let index = scene.name_at(title.checked_sub(1)?)?;
    let name: &Name = &scene.names[index];
    matches!(name.kind, MentionKind::Norp | MentionKind::Gpe)
        .then(|| country_key(scene.page.slice(&name.tokens)))
}

/// A country or nationality in one spelling.
pub(in crate::annotate) fn country_key(form: &str) -> String {
    match form {
        "US" | "U.S." | "USA" | "U.S.A." | "United States" | "America" | "American"
        | "Americans" => "america".to_owned(),
        "UK" | "U.K." | "United Kingdom" | "Britain" | "Great Britain" | "British" => {
            "britain".to_owned()
        }
        "France" | "French" => "france".to_owned(),
        "Netherlands" | "Dutch" => "netherlands".to_owned(),
        "Germany" | "German" => "germany".to_owned(),
        "Spain" | "Spanish" => "spain".to_owned(),
        "Poland" | "Polish" => "poland".to_owned(),
        _ => form.to_lowercase(),
    }
}

/// Whether a country and a nationality belong together: they share their stem (`russia`, `russian`).
pub(in crate::annotate) fn same_country(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    shared >= 4 && shared + 2 >= shorter
}
