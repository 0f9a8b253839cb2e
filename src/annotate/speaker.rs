//! Who speaks: the entity that the source of a quotation names, means by a pronoun, or calls by a role.

mod document;
mod role;
#[cfg(test)]
mod tests;

use super::{
    entity::Group,
    name::{self, Gender},
    page::Page,
    phrase::{self, Scene},
    quote::{self, Draft},
    word::Class,
};
use crate::record::{MentionKind, QuoteKind};
use foldhash::{HashMap, HashMapExt};
use role::{add_role, country_before, is_body, office};
use std::ops::Range;

/// The speaker of one quotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Speaker {
    /// Index of its group of names.
    pub(super) group: Option<usize>,
    /// The words that name it, where they are not the entity's: the noun phrase of a source that is no entity of the text,
    /// "Democrats" for what is Democratic.
    pub(super) phrase: Option<Range<usize>>,
    /// Index of the group that "his" or "her" at the start of `phrase` means.
    pub(super) owner: Option<usize>,
    /// The source of the quotation that this one goes on from, where it has none of its own.
    pub(super) carried: Option<Range<usize>>,
}

impl Speaker {
    fn of(group: Option<usize>) -> Self {
        Self { group, ..Self::default() }
    }
}

/// What a text says about its entities, as the resolution of pronouns and roles needs it.
struct Cast<'c, 'p> {
    scene: &'c Scene<'c, 'p>,
    groups: &'c [Group],
    group_of: &'c [usize],
    gender: Vec<Option<Gender>>,
    /// Role word → groups that carry it, with the country it was given with, in order.
    roles: HashMap<String, Vec<(usize, Option<String>)>>,
    /// Last word of a name of two words or more → the first group that ends in it.
    last_words: HashMap<String, usize>,
}

/// Whom the text speaks of at a place.
#[derive(Clone, Copy, Default)]
struct Focus {
    man: Option<usize>,
    woman: Option<usize>,
    person: Option<usize>,
    body: Option<usize>,
}

/// The speaker of every quotation, in the order of `drafts`.
pub(super) fn find(
    scene: &Scene,
    groups: &[Group],
    group_of: &[usize],
    drafts: &[Draft],
) -> Vec<Speaker> {
    let cast = Cast::new(scene, groups, group_of);
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    // In order of what stands last of content and attribution, as a reader learns of it.
    order.sort_by_key(|&number| anchor(&drafts[number]));
    let mut speakers = vec![Speaker::default(); drafts.len()];
    let mut focus = Focus::default();
    let stretches = quote::stretches(scene.page);
    let mut next = 0;
    let mut last: Option<(usize, u32)> = None;
    // Word for a body → the fuller description of one that spoke last.
    let mut described: HashMap<&str, usize> = HashMap::new();
    for number in order {
        let draft = &drafts[number];
        let place = anchor(draft);
        // Subjects of the sentences before.
        while next < stretches.len() && stretches[next].end <= place {
            cast.look(&stretches[next], stretches[next].end, &mut focus);
            next += 1;
        }
        let stretch = stretches.get(next).filter(|stretch| stretch.start <= place);
        let speaker = match &draft.report.source {
            Some(source) if draft.report.inner && source.len() == 1 && cast.is_pronoun(source) => {
                cast.of_inner_pronoun(source)
            }
            Some(source) => {
                let before = last.map(|(before, _)| &speakers[before]);
                match described.get(cast.bare_body(source).unwrap_or_default()) {
                    Some(&fuller) => Speaker { carried: None, ..speakers[fuller].clone() },
                    None => cast.of_source(source, stretch, focus, before),
                }
            }
            None => match last {
                Some((before, paragraph)) if draft.paragraph <= paragraph + 1 => {
                    let source = drafts[before].report.source.clone();
                    let carried = source.or_else(|| speakers[before].carried.clone());
                    Speaker { carried, ..speakers[before].clone() }
                }
                _ => Speaker::of(focus.person),
            },
        };
        if let Some(group) = speaker.group {
            cast.see(group, &mut focus);
        }
        if let Some(phrase) = &speaker.phrase
            && draft.report.source.as_ref() == Some(phrase)
            && let Some(body) = cast.described_body(phrase)
        {
            described.insert(body, number);
        }
        // Words in marks that are reported through another source are still their speaker's.
        let direct = |number: usize| drafts[number].kind == QuoteKind::Direct;
        let through = draft.report.rule == "according-to"
            && draft.kind == QuoteKind::Mixed
            && last.is_some_and(|(before, _)| drafts[before].parent == Some(number));
        if !through && draft.parent.is_none_or(|parent| direct(number) && !direct(parent)) {
            let paragraph = draft
                .report
                .parts
                .last()
                .and_then(|part| scene.page.paragraph(part.start))
                .unwrap_or(draft.paragraph);
            last = Some((number, paragraph));
        }
        speakers[number] = speaker;
    }
    speakers
}

/// The token at which a reader knows who spoke.
fn anchor(draft: &Draft) -> usize {
    let report = &draft.report;
    let content = report.parts.first().map_or(0, |part| part.start);
    report.source.as_ref().map_or(content, |source| source.start)
}

impl<'c, 'p> Cast<'c, 'p> {
    fn new(scene: &'c Scene<'c, 'p>, groups: &'c [Group], group_of: &'c [usize]) -> Self {
        let page = scene.page;
        let mut gender = vec![None; groups.len()];
        let mut roles: HashMap<String, Vec<(usize, Option<String>)>> = HashMap::new();
        for (number, name) in
            scene.names.iter().enumerate().filter(|(_, name)| name.kind == MentionKind::Person)
        {
            let group = group_of[number];
            if gender[group].is_none() {
                let title = name.title.as_ref().map(|title| page.slice(title));
                gender[group] = title.and_then(name::gender_of_title).or_else(|| {
                    name::gender_of_given(page.raw(name.tokens.start))
                        .filter(|_| name.tokens.len() > 1)
                });
            }
            if let Some(title) = &name.title {
                let country = country_before(scene, title.start);
                // "Secretary of State" is also "secretary of state"; "Vice President" is no "president".
                let words = page.slice(title).to_lowercase();
                add_role(&mut roles, office(&words).to_owned(), group, country);
            }
        }
        role::add_appositives(scene, group_of, &mut roles);
        let mut last_words: HashMap<String, usize> = HashMap::new();
        for (number, name) in scene.names.iter().enumerate() {
            let last = page.lower(name.tokens.end - 1);
            // The outlet or the author over a report is nobody that the report speaks of.
            if matches!(name.kind, MentionKind::Org | MentionKind::Person)
                && name.tokens.len() > 1
                && page.in_body(name.tokens.start)
            {
                last_words.entry(last.to_owned()).or_insert(group_of[number]);
            }
        }
        for group in 0..groups.len() {
            if gender[group].is_none() && groups[group].kind == MentionKind::Person {
                gender[group] = pronoun_gender(scene, &groups[group]);
            }
        }
        Self { scene, groups, group_of, gender, roles, last_words }
    }

    fn page(&self) -> &'c Page<'p> {
        self.scene.page
    }

    /// Notes the person a stretch is about, up to `end`.
    fn look(&self, stretch: &Range<usize>, end: usize, focus: &mut Focus) {
        let mut seen = Focus::default();
        let limit = end.min(stretch.end);
        let subject = self
            .scene
            .subject(stretch.start, limit)
            .and_then(|subject| self.scene.name_at(subject.end - 1));
        for index in self.scene.names_in(&(stretch.start..limit)) {
            let name = &self.scene.names[index];
            if !self.scene.outside(name.tokens.start) || !self.page().in_body(name.tokens.start) {
                continue;
            }
            let group = self.group_of[index];
            match name.kind {
                MentionKind::Person => {
                    let slot = match self.gender[group] {
                        Some(Gender::Man) => &mut seen.man,
                        Some(Gender::Woman) => &mut seen.woman,
                        None => &mut seen.person,
                    };
                    // Others than the subject come up only where nobody fits yet.
                    if subject == Some(index) {
                        *slot = Some(group);
                        seen.person = Some(group);
                    } else if match self.gender[group] {
                        Some(Gender::Man) => focus.man,
                        Some(Gender::Woman) => focus.woman,
                        None => focus.person,
                    }
                    .is_none()
                    {
                        slot.get_or_insert(group);
                        seen.person.get_or_insert(group);
                    }
                }
                MentionKind::Org | MentionKind::Norp
                    if subject == Some(index) || focus.body.is_none() =>
                {
                    seen.body.get_or_insert(group);
                }
                _ => {}
            }
        }
        focus.man = seen.man.or(focus.man);
        focus.woman = seen.woman.or(focus.woman);
        focus.person = seen.person.or(focus.person);
        focus.body = seen.body.or(focus.body);
    }

    fn see(&self, group: usize, focus: &mut Focus) {
        match (self.groups[group].kind, self.gender[group]) {
            (MentionKind::Person, gender) => {
                focus.person = Some(group);
                match gender {
                    Some(Gender::Man) => focus.man = Some(group),
                    Some(Gender::Woman) => focus.woman = Some(group),
                    None => {}
                }
            }
            _ => focus.body = Some(group),
        }
    }

    fn of_source(
        &self,
        source: &Range<usize>,
        stretch: Option<&Range<usize>>,
        before: Focus,
        last: Option<&Speaker>,
    ) -> Speaker {
        let page = self.page();
        let first = page.lower(source.start);
        if source.len() == 1 {
            let mut focus = before;
            if let Some(stretch) = stretch {
                self.look(stretch, source.start, &mut focus);
            }
            let group = match first {
                "he" | "him" | "she" | "her" => self.by_pronoun(first, focus),
                "they" | "them" => {
                    if let Some(last) = last
                        && last
                            .group
                            .is_none_or(|group| self.groups[group].kind != MentionKind::Person)
                    {
                        return Speaker { carried: None, ..last.clone() };
                    }
                    focus.body
                }
                "it" => focus.body,
                "who" | "which" => focus.person,
                _ => None,
            };
            if group.is_some() {
                return Speaker::of(group);
            }
            if phrase::is_subject_pronoun(first) || matches!(first, "him" | "her" | "them") {
                return Speaker::default();
            }
        }
        let head_end = self.head_end(source);
        if let Some(index) = self.scene.name_at(head_end - 1)
            && self.scene.names[index].tokens.end == head_end
            && (source.contains(&self.scene.names[index].tokens.start))
        {
            let name = &self.scene.names[index];
            let plain_adjective =
                name.kind == MentionKind::Norp && !page.lower(name.tokens.end - 1).ends_with('s');
            if !plain_adjective {
                let people = name.kind == MentionKind::Norp;
                return Speaker {
                    phrase: people.then(|| name.tokens.clone()),
                    ..Speaker::of(Some(self.group_of[index]))
                };
            }
        }
        if let Some(index) = self.holder_behind_office(source) {
            return Speaker::of(Some(self.group_of[index]));
        }
        // "a post by Smith", "Smith's lawyer, Anna Jones": the only person behind the head.
        let people: Vec<usize> = self
            .scene
            .names_in(&(head_end..source.end))
            .filter(|&index| self.scene.names[index].kind == MentionKind::Person)
            .take(2)
            .collect();
        if let [person] = people[..]
            && matches!(page.lower(head_end), "by" | "," | "from")
        {
            return Speaker::of(Some(self.group_of[person]));
        }
        // An appositive right behind: "the head of the agency, Anna Jones, said", "said the mayor, Anna Jones."
        if page.raw(source.end) == ","
            && let Some(index) = self.opening_name(source.end + 1)
            && matches!(self.scene.names[index].kind, MentionKind::Person | MentionKind::Org)
            && matches!(page.raw(self.scene.names[index].tokens.end), "," | "." | ";")
            && (phrase::is_determiner(first)
                || source.clone().any(|token| matches!(page.lower(token), "'s" | "'")))
        {
            return Speaker::of(Some(self.group_of[index]));
        }
        // "the group", "the company": the body that the text speaks of, one that is called so before others.
        if source.len() == 2
            && matches!(first, "the" | "this")
            && is_body(page.lower(source.start + 1))
            && let Some(body) = self
                .last_words
                .get(page.lower(source.start + 1))
                .copied()
                .or(before.body)
                .filter(|&body| self.groups[body].kind == MentionKind::Org)
        {
            return Speaker::of(Some(body));
        }
        if let Some(group) = self
            .by_role(source, head_end)
            .or_else(|| self.of_document(source, head_end, last, before))
            .or_else(|| self.by_person_noun(source, head_end, before))
            .or_else(|| self.by_capitals(source))
        {
            return Speaker::of(Some(group));
        }
        let owner = self.owner(source, stretch, before);
        Speaker { phrase: Some(source.clone()), owner, ..Speaker::default() }
    }

    /// The word for a body that is all a source says: "the agency". None where a name of the text ends in that word.
    fn bare_body(&self, source: &Range<usize>) -> Option<&str> {
        let page = self.page();
        let word = page.lower(source.end - 1);
        let bare = source.len() == 2
            && matches!(page.lower(source.start), "the" | "this")
            && is_body(word)
            && !self.last_words.contains_key(word);
        bare.then_some(word)
    }

    /// The word for the body that a description of several words is about: "the water agency for the valley".
    fn described_body(&self, source: &Range<usize>) -> Option<&'c str> {
        let page = self.page();
        let head = self.head_end(source) - 1;
        let word = page.lower(head);
        let fuller = source.len() > 2 && page.lower(source.start) == "the" && is_body(word);
        fuller.then_some(word)
    }

    /// The group that "his" or "her" at the start of a source means.
    fn owner(
        &self,
        source: &Range<usize>,
        stretch: Option<&Range<usize>>,
        mut focus: Focus,
    ) -> Option<usize> {
        let first = self.page().lower(source.start);
        if source.len() < 2 || !matches!(first, "his" | "her") {
            return None;
        }
        if let Some(stretch) = stretch {
            self.look(stretch, source.start, &mut focus);
        }
        self.by_pronoun(first, focus)
    }

    /// The person that a pronoun in the singular means.
    fn by_pronoun(&self, pronoun: &str, focus: Focus) -> Option<usize> {
        let (fitting, other) = match pronoun {
            "he" | "him" | "his" => (focus.man, Gender::Woman),
            _ => (focus.woman, Gender::Man),
        };
        let known = |group: usize| self.gender[group].is_some();
        fitting
            .filter(|fitting| focus.person.is_none_or(|person| known(person) || person == *fitting))
            .or(focus.person.filter(|&person| self.gender[person] != Some(other)))
            .or(fitting)
    }

    fn is_pronoun(&self, source: &Range<usize>) -> bool {
        phrase::is_subject_pronoun(self.page().lower(source.start))
    }

    /// Whom a pronoun inside quoted words means: the last fitting name inside the same marks, if one is there.
    fn of_inner_pronoun(&self, source: &Range<usize>) -> Speaker {
        let page = self.page();
        let region = page.outermost(source.start);
        let group = (0..self.scene.names_in(&(0..source.start)).end)
            .rev()
            .take_while(|&index| page.outermost(self.scene.names[index].tokens.start) == region)
            .take(12)
            .filter(|&index| {
                let wanted = match page.lower(source.start) {
                    "he" => Some(Gender::Woman),
                    "she" => Some(Gender::Man),
                    _ => None,
                };
                let name = &self.scene.names[index];
                let person = name.kind == MentionKind::Person;
                let gender = self.gender[self.group_of[index]];
                match wanted {
                    Some(other) => person && gender != Some(other),
                    None => name.kind == MentionKind::Org,
                }
            })
            .map(|index| self.group_of[index])
            .next();
        Speaker::of(group)
    }

    /// The name that begins at a token, its title included.
    fn opening_name(&self, token: usize) -> Option<usize> {
        let index = (token..token + 4).find_map(|at| self.scene.name_at(at))?;
        let name = &self.scene.names[index];
        let start = name.title.as_ref().map_or(name.tokens.start, |title| title.start);
        (start == token || name.tokens.start == token).then_some(index)
    }

    /// "the California Republican", "the billionaire": the person that the text speaks of.
    fn by_person_noun(
        &self,
        source: &Range<usize>,
        head_end: usize,
        before: Focus,
    ) -> Option<usize> {
        let page = self.page();
        let fits = page.lower(source.start) == "the"
            && head_end == source.end
            && source.len() <= 4
            && Class::PersonNoun.holds(page.lower(head_end - 1));
        before.person.filter(|_| fits)
    }

    /// "WALLACE" of a transcript: the person with that surname.
    fn by_capitals(&self, source: &Range<usize>) -> Option<usize> {
        let page = self.page();
        let last = page.raw(source.end - 1);
        let capitals = last.chars().count() > 2 && !last.chars().any(char::is_lowercase);
        let group = *self.last_words.get(page.lower(source.end - 1)).filter(|_| capitals)?;
        (self.groups[group].kind == MentionKind::Person).then_some(group)
    }

    /// One past the head of a noun phrase: before its first preposition, comma or relative word.
    fn head_end(&self, source: &Range<usize>) -> usize {
        let page = self.page();
        let mut at = source.start + 1;
        while at < source.end {
            let inside_name = self
                .scene
                .name_at(at)
                .is_some_and(|index| self.scene.names[index].tokens.start < at);
            if !inside_name
                && (phrase::is_preposition(page.lower(at))
                    || matches!(
                        page.lower(at),
                        "," | "("
                            | "who"
                            | "which"
                            | "whose"
                            | "familiar"
                            | "and"
                            | ":"
                            | "representing"
                            | "working"
                            | "speaking"
                    ))
            {
                break;
            }
            at += 1;
        }
        at
    }
}

/// Man or woman by the pronouns that follow a person's first mentions in the same sentence.
fn pronoun_gender(scene: &Scene, group: &Group) -> Option<Gender> {
    let page = scene.page;
    let (mut men, mut women) = (0, 0);
    for &name in group.names.iter().take(6) {
        let end = scene.names[name].tokens.end;
        let sentence = page.sentence(end.checked_sub(1)?)?;
        let limit = page.segmentation.sentences[sentence].end_token as usize;
        for token in end..limit.min(end + 25) {
            if scene
                .name_at(token)
                .is_some_and(|other| scene.names[other].kind == MentionKind::Person)
            {
                break;
            }
            match page.lower(token) {
                "he" | "his" | "himself" => men += 1,
                "she" | "her" | "herself" => women += 1,
                _ => {}
            }
        }
    }
    match men.cmp(&women) {
        std::cmp::Ordering::Greater => Some(Gender::Man),
        std::cmp::Ordering::Less => Some(Gender::Woman),
        std::cmp::Ordering::Equal => None,
    }
}
