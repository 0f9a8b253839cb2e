//! Offices and roles: "the president", "the American leader", and whose they are.

use super::Cast;
use crate::{
    annotate::{mention::Name, phrase::Scene, word::Class},
    record::MentionKind,
};
use foldhash::HashMap;
use std::ops::Range;

impl Cast<'_, '_> {
    /// Index of the person's name at the end of an office: "Under Secretary of Ports Anna Jones".
    pub(in crate::annotate) fn holder_behind_office(&self, source: &Range<usize>) -> Option<usize> {
        let page = self.page();
        let index = self.scene.name_at(source.end - 1)?;
        let name = &self.scene.names[index];
        let office = name.tokens.end == source.end
            && page.capital(source.start)
            && page.capital(source.start + 1)
            && (source.start..name.tokens.start).all(|token| {
                page.capital(token) || matches!(page.lower(token), "of" | "for" | "and" | "the")
            });
        (office && name.kind == MentionKind::Person).then_some(index)
    }

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
        let exact = self
            .roles
            .get(&role)
            .or_else(|| self.roles.get(role.strip_prefix("former ")?))
            .map_or(&[][..], Vec::as_slice);
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

/// Notes what an appositive calls a person: `Josef Lindqvist, the harbour master of Esmere,`.
pub(in crate::annotate) fn add_appositives(
    scene: &Scene,
    group_of: &[usize],
    roles: &mut HashMap<String, Vec<(usize, Option<String>)>>,
) {
    let page = scene.page;
    for (number, name) in scene.names.iter().enumerate() {
        let comma = name.tokens.end;
        if name.kind != MentionKind::Person
            || page.raw(comma) != ","
            || !scene.outside(comma)
            || page.sentence(comma) != page.sentence(comma + 1)
        {
            continue;
        }
        let mut start = comma + 1;
        let mut country = None;
        if matches!(page.lower(start), "the" | "a" | "an") {
            start += 1;
        }
        if let Some(index) = scene.name_at(start)
            && scene.names[index].tokens.end <= start + 3
        {
            if matches!(scene.names[index].kind, MentionKind::Norp | MentionKind::Gpe) {
                country = Some(country_key(page.slice(&scene.names[index].tokens)));
            }
            start = scene.names[index].tokens.end;
            start += usize::from(matches!(page.lower(start), "'s" | "'"));
        }
        let end = (start..page.len().min(start + 5))
            .find(|&at| {
                !page.is_word(at)
                    || super::phrase::is_preposition(page.lower(at))
                    || scene.name_at(at).is_some()
                    || matches!(page.lower(at), "who" | "and" | "said" | "told")
            })
            .unwrap_or(start);
        if end > start && matches!(page.raw(end), "," | "." | "of" | "for" | "at" | "in") {
            let role = page.slice(&(start..end)).to_lowercase();
            add_role(roles, role, group_of[number], country);
        }
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
