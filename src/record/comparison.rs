use super::{
    Conflict, ConflictKind, ConflictSide, Coverage, Diagnostic, Doc, Edit, EditKind, EditOp,
    EntityLink, Fact, FactStatus, FactValue, Label, List, Origin, Passage, QuoteMatch, QuoteMember,
    Span, SpeakerShare, StatementMatch, TimelineRow,
};
use std::sync::Arc;

/// What several reports on one event share, change and leave out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The reports, in the order given.
    pub docs: Vec<Arc<Doc>>,
    /// Who and what the reports name, in the order of first appearance.
    pub entities: Vec<EntityLink>,
    /// Quotations over the reports, in the order of their first appearance.
    pub quotes: Vec<QuoteMatch>,
    /// What the reports call people, bodies and events, in the order of the articles and of the text.
    pub labels: Vec<Label>,
    /// One row for each speaker and article: how much the article lets the speaker say.
    pub speakers: Vec<SpeakerShare>,
    /// Runs of words that two reports share.
    pub passages: Vec<Passage>,
    /// Which reports come from one origin, and which stand alone.
    pub origins: Vec<Origin>,
    /// Statements over the reports, in the order of their first appearance.
    pub statements: Vec<StatementMatch>,
    /// Numbers, dates, places and people of one slot over the reports, in the order of their first appearance.
    pub facts: Vec<Fact>,
    /// Dated statements, earliest first.
    pub timeline: Vec<TimelineRow>,
    /// One row for each thing and article: whether it is there and where.
    pub coverage: Vec<Coverage>,
    /// What was odd in comparing.
    pub diagnostics: Vec<Diagnostic>,
}

impl Comparison {
    /// What only the article `id` has.
    pub fn only_in(&self, id: &str) -> Vec<Coverage> {
        self.coverage
            .iter()
            .filter(|row| row.present && row.articles == 1 && row.article == id)
            .cloned()
            .collect()
    }

    /// What every article has.
    pub fn in_all(&self) -> Vec<Coverage> {
        let all = self.docs.len() as u32;
        self.coverage.iter().filter(|row| row.articles == all).cloned().collect()
    }

    /// What the article `id` lacks though others have it: the rows of `coverage` with nothing in them.
    pub fn missing_in(&self, id: &str) -> Vec<Coverage> {
        self.coverage.iter().filter(|row| !row.present && row.article == id).cloned().collect()
    }

    /// Where the reports contradict each other: in the order of the quotations, one conflict for each version that changes
    /// a number or a negation in a few words, and one for each quotation that two reports plainly give to two speakers; then one for each fact with
    /// values that cannot both be right, unless a changed number of a quotation is that already.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        for quote in &self.quotes {
            let Some(reference) = quote.members.get(quote.reference as usize) else { continue };
            for member in &quote.members {
                let differs =
                    member.edits.iter().filter(|edit| contradicts(edit) && !is_gap(member, edit));
                for edit in differs {
                    let sides = [
                        side(reference, edit.reference_start, edit.reference_end, &edit.reference),
                        side(member, edit.start, edit.end, &edit.text),
                    ];
                    found.push(Conflict {
                        kind: ConflictKind::Wording,
                        quote: Some(quote.id),
                        fact: None,
                        sides: sides.into_iter().collect(),
                    });
                }
            }
            if quote.same_speaker == Some(false) {
                let mut sides: Vec<ConflictSide> = Vec::new();
                let others =
                    quote.members.iter().filter(|member| !std::ptr::eq(*member, reference));
                for member in std::iter::once(reference).chain(others) {
                    let Some(speaker) = &member.speaker_name else { continue };
                    if sides
                        .iter()
                        .any(|side| side.article == member.article && side.value == *speaker)
                    {
                        continue;
                    }
                    sides.push(side(member, member.start, member.end, speaker));
                    if let Some(last) = sides.last_mut() {
                        last.span.text.clone_from(&member.text);
                    }
                }
                found.push(Conflict {
                    kind: ConflictKind::Speaker,
                    quote: Some(quote.id),
                    fact: None,
                    sides: List::from(sides),
                });
            }
        }
        let told = found.len();
        for fact in self.facts.iter().filter(|fact| fact.status == FactStatus::Conflict) {
            let is_told = |value: &FactValue| {
                found[..told].iter().flat_map(|conflict| conflict.sides.iter()).any(|side| {
                    side.article == value.article
                        && side.span.start < value.end
                        && value.start < side.span.end
                })
            };
            if fact.values.iter().all(is_told) {
                continue;
            }
            let sides = fact.values.iter().map(|value| ConflictSide {
                article: value.article.clone(),
                span: Span { start: value.start, end: value.end, text: value.text.clone() },
                value: value.value.clone(),
            });
            found.push(Conflict {
                kind: ConflictKind::Fact,
                quote: None,
                fact: Some(fact.id),
                sides: sides.collect(),
            });
        }
        found
    }

    /// Id of the link that joins entity `entity` of the article numbered `article` in `docs`.
    pub fn link_of(&self, article: &str, entity: u32) -> Option<u32> {
        self.entities
            .iter()
            .find(|link| {
                link.members
                    .iter()
                    .any(|member| member.entity == entity && member.article == article)
            })
            .map(|link| link.id)
    }
}

/// Most words of a change that says something else; a longer one leaves out or adds.
const LONGEST_CHANGE: usize = 4;

/// Whether a version says something else where it was edited: another number, a "not" more or less.
fn contradicts(edit: &Edit) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let (reference, version) = (words(&edit.reference), words(&edit.text));
    reference.max(version) <= LONGEST_CHANGE
        && match edit.kind {
            EditKind::Number => edit.op == EditOp::Replace && reference.abs_diff(version) <= 1,
            EditKind::Negation => true,
            _ => false,
        }
}

/// Whether a version leaves words out between two pairs of its marks, where a reader sees that: `"older" people should
/// "move aside"`.
fn is_gap(member: &QuoteMember, edit: &Edit) -> bool {
    let at = edit.start.saturating_sub(member.start) as usize;
    let text: Vec<char> = member.text.chars().collect();
    let is_mark = |place: usize| matches!(text[place], '"' | '“' | '”' | '«' | '»' | '„');
    let beside = |place: usize| text.get(place).is_some_and(|c| c.is_alphanumeric());
    let closes = |place: &usize| {
        is_mark(*place) && *place > 0 && !text[*place - 1].is_whitespace() && !beside(*place + 1)
    };
    let opens = |place: usize| is_mark(place) && beside(place + 1);
    let near = at.saturating_sub(2)..(at + 2).min(text.len());
    edit.op == EditOp::Delete
        && near.clone().find(closes).is_some_and(|mark| (mark + 1..text.len()).any(opens))
}

fn side(member: &QuoteMember, start: u32, end: u32, value: &str) -> ConflictSide {
    ConflictSide {
        article: member.article.clone(),
        span: Span { start, end, text: value.to_owned() },
        value: value.to_owned(),
    }
}
