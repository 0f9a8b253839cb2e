//! From groups of clauses to records.

use super::{Bag, Bags, CUT, Class, Clause, Features, Pair};
use crate::{
    compare::Context,
    record::contrast::{self, Stretch},
    record::{List, Number, StatementMatch, StatementMember, StatementRelation, StatementVoice},
};
use std::collections::BTreeSet;

pub(super) fn rows(
    context: &Context<'_>,
    clauses: &[(usize, &Clause)],
    bags: &Bags,
    features: &Features,
    pairs: &[Pair],
    groups: Vec<Vec<usize>>,
) -> Vec<StatementMatch> {
    let mut near = vec![false; clauses.len()];
    for pair in pairs.iter().filter(|pair| pair.score >= CUT / 2.0) {
        near[pair.a] = true;
        near[pair.b] = true;
    }
    let mut groups = groups;
    // What lies between half the cut and the cut is neither found elsewhere nor unique: nothing is said of it.
    groups.extend((0..clauses.len()).filter(|&number| !near[number]).map(|number| vec![number]));
    groups.sort_unstable();
    groups
        .into_iter()
        .enumerate()
        .map(|(id, members)| row(context, clauses, &bags.members, features, id as u32, &members))
        .collect()
}

fn row(
    context: &Context<'_>,
    clauses: &[(usize, &Clause)],
    bags: &[Bag],
    features: &Features,
    id: u32,
    members: &[usize],
) -> StatementMatch {
    let text = |number: usize| {
        let (article, clause) = clauses[number];
        clause.span.of(context.docs[article].text())
    };
    let stretch = |number: usize| {
        let (article, clause) = clauses[number];
        let doc = &context.docs[article];
        let span = doc.span(clause.span);
        Stretch { doc, start: span.start, end: span.end }
    };
    // The fullest; between equals the choice must not depend on the order of the reports.
    let reference = members
        .iter()
        .enumerate()
        .max_by_key(|&(_, &number)| {
            (bags[number].total, text(number), &*context.docs[clauses[number].0].article.id)
        })
        .map_or(0, |(place, _)| place);
    let source = members[reference];
    let mut headline = StatementRelation::OnlyOne;
    let rows: List<StatementMember> = members
        .iter()
        .map(|&number| {
            let (article, clause) = clauses[number];
            let doc = &context.docs[article];
            let span = doc.span(clause.span);
            let relation = (number != source).then(|| {
                let full = stretch(source);
                let differ = |class| match class {
                    Class::Number => contrast::numbers(full, stretch(number)).is_some(),
                    _ => contrast::dates(full, stretch(number)).is_some(),
                };
                let bags = (&bags[source], &bags[number]);
                relation(clauses[source].1, clause, bags, features, differ)
            });
            if article != clauses[source].0
                && let Some(relation) = relation
            {
                headline = graver(headline, relation);
            }
            let quote = clause.quote.map(|quote| &doc.quotes[quote]);
            let score = if number == source { 1.0 } else { bags[source].likeness(&bags[number]) };
            StatementMember {
                article: doc.article.id.clone(),
                start: span.start,
                end: span.end,
                text: span.text,
                voice: clause.voice,
                speaker_name: quote.and_then(|quote| quote.speaker_name.clone()),
                quote: quote.map(|quote| quote.id),
                relation,
                score: Number::new(score),
            }
        })
        .collect();
    let articles: BTreeSet<usize> = members.iter().map(|&number| clauses[number].0).collect();
    let rule = if members.len() == 1 { "no-likeness" } else { "weighted-overlap" };
    StatementMatch {
        id,
        relation: headline,
        reference: reference as u32,
        articles: articles.len() as u32,
        members: rows,
        rule: rule.into(),
    }
}

/// The relation of a version to the fullest one; see [`StatementRelation`] for the rules. `differ` says whether they have
/// values of one kind that differ, of the numbers or of the dates.
fn relation(
    source: &Clause,
    clause: &Clause,
    (full, bag): (&Bag, &Bag),
    features: &Features,
    differ: impl Fn(Class) -> bool,
) -> StatementRelation {
    let other = |class| lack(full, bag, class, features) && differ(class);
    if denies(source, clause) || other(Class::Number) || other(Class::Date) {
        return StatementRelation::Differing;
    }
    let quoted = |clause: &Clause| clause.voice == StatementVoice::Quoted;
    if quoted(source) != quoted(clause) {
        return StatementRelation::QuotedVsReported;
    }
    let specific =
        |bag: &Bag| bag.items.iter().filter(|item| features.class(item.0).is_specific()).count();
    let shared =
        full.shared(bag).iter().filter(|item| features.class(item.0).is_specific()).count();
    if specific(full) > shared && specific(bag) == shared || full.total * 2 >= bag.total * 3 {
        StatementRelation::MoreSpecific
    } else {
        StatementRelation::Equivalent
    }
}

/// Whether one denies what the other tells: a "not" of what the other is silent about tells more, nothing else.
fn denies(a: &Clause, b: &Clause) -> bool {
    let turns = |a: &Clause, b: &Clause| {
        a.denied.iter().any(|feature| b.features.contains(feature) && !b.denied.contains(feature))
    };
    a.negated != b.negated && (turns(a, b) || turns(b, a))
}

/// Whether each has something of this class that the other lacks.
fn lack(a: &Bag, b: &Bag, class: Class, features: &Features) -> bool {
    let shared = a.shared(b);
    let of_class =
        |items: &[(u32, u32)]| items.iter().filter(|item| features.class(item.0) == class).count();
    [a, b].iter().all(|bag| of_class(&bag.items) > of_class(&shared))
}

/// Of two relations the one that tells a reader more.
fn graver(a: StatementRelation, b: StatementRelation) -> StatementRelation {
    let gravity = |relation| match relation {
        StatementRelation::OnlyOne => 0,
        StatementRelation::Equivalent => 1,
        StatementRelation::MoreSpecific => 2,
        StatementRelation::QuotedVsReported => 3,
        StatementRelation::Differing => 4,
    };
    if gravity(b) > gravity(a) { b } else { a }
}
