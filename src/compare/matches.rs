//! From groups to records: every version's relation to the reference, and the relation that matters most.

use super::{
    alignment::{align, shared},
    grouping::Group,
    name::Likeness,
    prose::{Found, Prose, Query},
    retold::Retelling,
    speakers::{Speaker, clash, likeness},
    utterance::Utterance,
    version::Version,
    vocabulary::Vocabulary,
};
use crate::record::{Doc, List, Number, QuoteKind, QuoteMatch, QuoteMember, QuoteRelation};
use std::sync::Arc;

/// What the records of a comparison are made from.
pub(super) struct Material<'a> {
    pub(super) docs: &'a [Arc<Doc>],
    pub(super) utterances: &'a [Utterance],
    pub(super) prose: &'a [Prose],
    pub(super) vocabulary: &'a Vocabulary,
}

impl Material<'_> {
    /// The record of one group; its `id` is set where all are known.
    pub(super) fn quote_match(&self, group: &Group) -> QuoteMatch {
        let reference = &self.utterances[group.reference];
        let mut members: Vec<(usize, QuoteMember)> = group
            .members
            .iter()
            .map(|&number| (self.utterances[number].article, self.quoted(number, reference)))
            .collect();
        let divided = self.divided(group);
        for (place, &number) in group.members.iter().enumerate() {
            if divided.contains(&self.utterances[number].article) {
                members[place].1.cut = None; // its report gives the rest in another quotation
            }
        }
        let headline = self.headline(group, &members, !divided.is_empty());
        let same_speaker = self.same_speaker(group);
        let speaker_name = self.fullest_name(group);
        let own: Vec<usize> = members.iter().map(|(article, _)| *article).collect();
        let mut prose_relations = Vec::new();
        let mut nameless = false;
        let source = reference.version(&self.docs[reference.article]);
        let query = Query::new(reference, source, self.vocabulary);
        for article in (0..self.docs.len()).filter(|article| !own.contains(article)) {
            let retold = group.retold.iter().find(|retold| retold.article == article);
            // A clause with words between marks is no utterance of its own any more: it stands here or nowhere.
            let marked = |retold: &&Retelling| {
                self.docs[article].quotes[retold.quote].kind == QuoteKind::Mixed
            };
            let member = match (self.in_prose(article, &query, source), retold) {
                (_, Some(retold)) if marked(&retold) => Some(self.retold(retold)),
                (Some(member), _) if member.relation == Some(QuoteRelation::Unquoted) => {
                    Some(member)
                }
                (_, Some(retold)) => Some(self.retold(retold)),
                (member, None) => member,
            };
            if let Some(member) = member {
                prose_relations.extend(member.relation);
                nameless |= member.speaker_name.is_none();
                members.push((article, member));
            }
        }
        members.sort_by_key(|(article, member)| (*article, member.start, member.end));
        let place = members
            .iter()
            .position(|(article, member)| {
                *article == reference.article && member.relation.is_none()
            })
            .unwrap_or(0);
        let relation = headline
            .into_iter()
            .chain(prose_relations)
            .max_by_key(|relation| gravity(*relation))
            .unwrap_or(QuoteRelation::OnlyOne);
        let rule = if relation == QuoteRelation::OnlyOne { "only-one" } else { "word-alignment" };
        QuoteMatch {
            id: 0,
            speaker_name,
            relation,
            same_speaker: if nameless { None } else { same_speaker },
            reference: place as u32,
            members: members.into_iter().map(|(_, member)| member).collect(),
            rule: rule.into(),
        }
    }

    fn quoted(&self, number: usize, reference: &Utterance) -> QuoteMember {
        let utterance = &self.utterances[number];
        let doc = &self.docs[utterance.article];
        let quote = utterance.quote.map(|quote| &doc.quotes[quote]);
        let is_reference = std::ptr::eq(utterance, reference);
        let bytes = match quote {
            Some(quote) if quote.kind != QuoteKind::Mixed => doc.bytes(quote.start, quote.end),
            _ => utterance.span(), // only what stands between marks
        };
        let span = doc.span(bytes);
        let mut member = QuoteMember {
            article: doc.article.id.clone(),
            quote: utterance.quote.map(|quote| quote as u32),
            start: span.start,
            end: span.end,
            text: span.text,
            speaker_name: quote.and_then(|quote| quote.speaker_name.clone()),
            relation: None,
            cut: None,
            edits: List::default(),
            score: Number::new(1.0),
        };
        if !is_reference {
            let alignment = align(
                reference.version(&self.docs[reference.article]),
                utterance.version(doc),
                self.vocabulary,
            );
            member.relation = Some(alignment.relation);
            member.cut = alignment.cut;
            member.edits = alignment.edits.into();
            member.score = Number::new(alignment.score);
        }
        member
    }

    fn in_prose(
        &self,
        article: usize,
        query: &Query<'_>,
        source: Version<'_>,
    ) -> Option<QuoteMember> {
        let doc = &self.docs[article];
        let found = self.prose[article].find(query, doc, self.vocabulary)?;
        let (relation, span, speaker_name, edits, score) = match found {
            Found::Unquoted { span, words, score } => {
                let version = Version {
                    text: doc.text(),
                    offsets: &doc.offsets,
                    words: &words,
                    parts: &[span],
                    marks: [None; 2],
                    fragment: true,
                };
                let edits = align(source, version, self.vocabulary).edits;
                (QuoteRelation::Unquoted, span, None, edits, score)
            }
            Found::Paraphrased { span, speaker, score } => {
                (QuoteRelation::Paraphrased, span, speaker, Vec::new(), score)
            }
        };
        let span = doc.span(span);
        Some(QuoteMember {
            article: doc.article.id.clone(),
            quote: None,
            start: span.start,
            end: span.end,
            text: span.text,
            speaker_name,
            relation: Some(relation),
            cut: None,
            edits: edits.into(),
            score: Number::new(score),
        })
    }

    fn retold(&self, retold: &Retelling) -> QuoteMember {
        let doc = &self.docs[retold.article];
        let quote = &doc.quotes[retold.quote];
        QuoteMember {
            article: doc.article.id.clone(),
            // Reported speech is prose, unless some of it stands between marks.
            quote: (quote.kind == QuoteKind::Mixed).then_some(retold.quote as u32),
            start: quote.start,
            end: quote.end,
            text: quote.text.clone(),
            speaker_name: quote.speaker_name.clone(),
            relation: Some(QuoteRelation::Paraphrased),
            cut: None,
            edits: List::default(),
            score: Number::new(retold.score),
        }
    }

    /// The reports other than the reference's that give nearly all of it in two or more quotations.
    fn divided(&self, group: &Group) -> Vec<usize> {
        let reference = &self.utterances[group.reference];
        let mut found = Vec::new();
        let mut rest = group.members.as_slice();
        while let Some(&first) = rest.first() {
            let article = self.utterances[first].article;
            let length = rest
                .iter()
                .take_while(|&&number| self.utterances[number].article == article)
                .count();
            let (own, after) = rest.split_at(length);
            rest = after;
            if length < 2 || article == reference.article {
                continue;
            }
            let mut covered = vec![false; reference.words.len()];
            let mut pieces = 0;
            let mut whole = false;
            for &number in own {
                let before = covered.iter().filter(|&&word| word).count();
                let mut alone = 0;
                for block in shared(&reference.words, &self.utterances[number].words) {
                    covered[block.a..block.a + block.length].fill(true);
                    alone += block.length;
                }
                whole |= alone * 100 >= covered.len() * 95;
                pieces += usize::from(covered.iter().filter(|&&word| word).count() > before);
            }
            let share = covered.iter().filter(|&&word| word).count() * 100;
            if pieces >= 2 && !whole && share >= covered.len() * 95 {
                found.push(article);
            }
        }
        found
    }

    /// The relations of the members that speak for their report: where a report has a fuller version, a fragment
    /// taken up elsewhere in it says nothing about what it left out.
    fn headline(
        &self,
        group: &Group,
        members: &[(usize, QuoteMember)],
        divided: bool,
    ) -> Vec<QuoteRelation> {
        let reference = &self.utterances[group.reference];
        let mut relations = Vec::new();
        for (&number, (article, member)) in group.members.iter().zip(members) {
            let Some(relation) = member.relation else { continue };
            if *article == reference.article {
                continue;
            }
            let length = self.utterances[number].words.len();
            let fuller = group.members.iter().any(|&other| {
                let other = &self.utterances[other];
                other.article == *article && other.words.len() > 2 * length
            });
            if relation == QuoteRelation::Truncated && (fuller || divided && member.cut.is_none()) {
                if !fuller {
                    relations.push(QuoteRelation::Joined);
                }
                continue;
            }
            relations.push(relation);
        }
        relations
    }

    fn same_speaker(&self, group: &Group) -> Option<bool> {
        let mut speakers: Vec<_> =
            group.members.iter().map(|&number| self.utterances[number].speaker.as_ref()).collect();
        let key = |speaker: Option<&Speaker>| {
            speaker.map(|speaker| (Arc::clone(&speaker.name), speaker.told.clone()))
        };
        speakers.sort_by_key(|speaker| key(*speaker));
        speakers.dedup_by_key(|speaker| key(*speaker));
        let mut all = Some(true);
        for (place, a) in speakers.iter().enumerate() {
            for b in &speakers[place + 1..] {
                match likeness(*a, *b) {
                    Likeness::Different if a.zip(*b).is_some_and(|(a, b)| clash(a, b)) => {
                        return Some(false);
                    }
                    Likeness::Different | Likeness::Unknown => all = None,
                    Likeness::Same => {}
                }
            }
        }
        if speakers.iter().any(Option::is_none) { None } else { all }
    }

    /// The name of most words, the first of these; a description only where nobody gives a name.
    fn fullest_name(&self, group: &Group) -> Option<String> {
        group
            .members
            .iter()
            .enumerate()
            .filter_map(|(place, &number)| {
                let speaker = self.utterances[number].speaker.as_ref()?;
                let named = super::name::Name::new(&speaker.written);
                let order = (!named.description, named.words.len(), std::cmp::Reverse(place));
                Some((order, speaker.written.clone()))
            })
            .max_by(|a, b| a.0.cmp(&b.0))
            .map(|(_, written)| written)
    }
}

/// How much a relation matters to a reader: a change of words most.
const fn gravity(relation: QuoteRelation) -> u8 {
    match relation {
        QuoteRelation::OnlyOne => 0,
        QuoteRelation::Identical => 1,
        QuoteRelation::SameWords => 2,
        QuoteRelation::Joined => 3,
        QuoteRelation::Paraphrased => 4,
        QuoteRelation::Unquoted => 5,
        QuoteRelation::Extended => 6,
        QuoteRelation::Truncated => 7,
        QuoteRelation::Elided => 8,
        QuoteRelation::Edited => 9,
    }
}
