//! People whom reports name in the same connection, whatever they call them: "tried to reach her son, Bo Karr", "Bo
//! Karr's efforts to reach".

use super::{
    Link, Material,
    figure::{content, in_line},
    value::{Finder, Value},
};
use crate::{
    compare::{
        label::lexicon::country,
        statement::{Class, Features},
        vocabulary::Vocabulary,
    },
    record::{ByteSpan, FactKind, FactStatus, MentionKind},
};
use foldhash::{HashMap, HashMapExt, HashSet};
use std::{cmp::Reverse, collections::BTreeMap};

/// Places of one person in one report that are compared.
const MOST: usize = 3;
/// What two sentences share for the person to be named in one connection, the name itself included.
const SHARED: usize = 5;
/// The same for a place, and for a country, in which much happens.
const SHARED_PLACE: usize = 4;
const SHARED_COUNTRY: usize = 5;
/// Bodies that reports on politics name everywhere: that two do so tells nothing.
const GENERAL: [&str; 11] = [
    "House",
    "Senate",
    "Congress",
    "Parliament",
    "White House",
    "Pentagon",
    "State",
    "Twitter",
    "Facebook",
    "YouTube",
    "GOP",
];
/// The same for a body, and what the words around two bodies share.
const SHARED_BODY: usize = 6;
const AROUND_BODY: usize = 3;
/// Places of one person or place that are compared over all reports.
const MOST_MEMBERS: usize = 12;
/// What marks the values of this pass.
const TIE: &str = "appearance";

/// Nouns that make a name before them that of a body.
const BODIES: [&str; 7] =
    ["administration", "campaign", "government", "era", "team", "presidency", "regime"];

/// Where reports first name people whom several name, those in `told` left out, and places that another report has
/// something happen at.
pub(super) fn values(
    finders: &[Finder<'_>],
    features: &Features,
    sentences: &[Value],
    told: &[Value],
    vocabulary: &Vocabulary,
) -> Vec<Value> {
    let done: HashSet<u32> = told.iter().filter_map(|value| value.thing).collect();
    let mut happens: HashMap<u32, Vec<usize>> = HashMap::new();
    for value in sentences.iter().filter(|value| value.kind == FactKind::Place) {
        if let Some(thing) = value.thing {
            let articles = happens.entry(thing).or_default();
            if articles.last() != Some(&value.article) {
                articles.push(value.article);
            }
        }
    }
    let mut found: BTreeMap<(u32, bool, bool), Vec<Candidate>> = BTreeMap::new();
    for (article, finder) in finders.iter().enumerate() {
        let (reading, doc, context) = (finder.reading, finder.doc, finder.context);
        for (number, mention) in doc.mentions.iter().enumerate() {
            let Some(link) = context.links.of(article, mention.entity) else { continue };
            let record = &context.links.records[link as usize];
            if record.articles < 2 {
                continue;
            }
            let kind = match mention.kind {
                MentionKind::Person if !done.contains(&link) => FactKind::Person,
                MentionKind::Org if !is_general(&mention.text) => FactKind::Person,
                kind if is_place(kind)
                    && happens
                        .get(&link)
                        .is_some_and(|articles| articles.binary_search(&article).is_err())
                    && country(&mention.text).is_none() =>
                {
                    FactKind::Place
                }
                _ => continue,
            };
            // A name may be a person's in one report and a town's in the other.
            let body = mention.kind == MentionKind::Org;
            let class = (link, kind == FactKind::Place, body);
            let candidates = found.entry(class).or_default();
            let own = candidates.iter().rev().take_while(|other| other.article == article);
            if own.count() == MOST {
                continue;
            }
            let span = doc.bytes(mention.start, mention.end);
            let at = reading.lines.partition_point(|line| line.span.end <= span.start);
            let within = reading.lines.get(at).is_some_and(|line| line.span.contains(span));
            if within && tells(doc.text(), span, mention.kind) {
                candidates.push(Candidate { article, number, line: at, span, kind });
            }
        }
    }
    found.retain(|_, candidates| {
        if candidates.len() > MOST_MEMBERS {
            candidates.dedup_by_key(|one| one.article);
        }
        // What so many reports name is no news.
        candidates.len() <= MOST_MEMBERS
            && (candidates.len() > 1 || candidates.iter().any(Candidate::is_place))
    });
    let mut lines: HashMap<(usize, usize), Vec<u32>> = HashMap::new();
    for one in found.values().flatten().filter(|one| !one.is_place()) {
        lines.entry((one.article, one.line)).or_insert_with(|| {
            let mut features = finders[one.article].reading.lines[one.line].features.clone();
            features.sort_unstable();
            features
        });
    }
    let mut values = Vec::new();
    for (&(link, _, body), candidates) in &found {
        for one in candidates {
            let own = lines.get(&(one.article, one.line));
            // The other place may be told of as such already.
            let near = !one.is_place()
                && candidates.iter().any(|other| {
                    other.article != one.article
                        && own
                            .zip(lines.get(&(other.article, other.line)))
                            .is_some_and(|(a, b)| shares(features, a, b))
                });
            if !near && !one.is_place() {
                continue;
            }
            let finder = &finders[one.article];
            let Some(mut value) = finder.value(one.span, one.kind, vocabulary) else { continue };
            let mention = &finder.doc.mentions[one.number];
            let entity = finder.doc.entities.get(mention.entity as usize);
            entity.map_or(&mention.text, |entity| &entity.name).clone_into(&mut value.norm);
            value.thing = Some(link);
            value.tie = Some(TIE.to_owned());
            value.specific = body;
            values.push(value);
        }
    }
    values
}

/// A place at which a report names something that several name.
struct Candidate {
    article: usize,
    /// Index in `Doc.mentions`.
    number: usize,
    line: usize,
    span: ByteSpan,
    kind: FactKind,
}

impl Candidate {
    fn is_place(&self) -> bool {
        self.kind == FactKind::Place
    }
}

/// Whether the words beside a name leave it told of by itself.
fn tells(text: &str, span: ByteSpan, kind: MentionKind) -> bool {
    let before = &text[..span.start as usize];
    // "Ann Orme of the Bakers' Guild": what she says is told of.
    let body = before.strip_suffix("the ").unwrap_or(before);
    let of = kind == MentionKind::Org
        && [" of ", " for ", " with "].iter().any(|word| body.ends_with(word));
    // "Tarn, Halve and Olm": a list tells of none of them.
    let listed = is_place(kind) && before.ends_with(", ");
    // "the Orme administration": no person acts there.
    let next = text[span.end as usize..].strip_prefix(' ');
    let next = next.map(|next| next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(next));
    let attribute = next.is_some_and(|next| BODIES.contains(&next));
    !of && !listed && !attribute
}

/// Whether two sentences, by their features in order, may share enough for any rule.
fn shares(features: &Features, a: &[u32], b: &[u32]) -> bool {
    let mut sum = 0;
    let mut rest = b.iter().peekable();
    for feature in a {
        while rest.next_if(|other| *other < feature).is_some() {}
        if rest.next_if(|other| *other == feature).is_some() {
            sum += match features.class(*feature) {
                Class::Common | Class::Date => 0,
                Class::Name => 2,
                Class::Content | Class::Number | Class::Quote => 1,
            };
        }
    }
    sum >= SHARED
}

/// Links the best two places of each person, and of each place where something happens, in two reports whose sentences
/// share enough.
pub(super) fn links(material: &Material<'_>) -> Vec<Link> {
    let mut things: BTreeMap<(u32, bool, bool), Vec<usize>> = BTreeMap::new();
    let mut counts: HashMap<(usize, u32), usize> = HashMap::new();
    let mut before: Option<&Value> = None;
    for (number, value) in material.values.iter().enumerate() {
        let place = value.kind == FactKind::Place && value.tie.is_none();
        let Some(thing) = value.thing.filter(|_| place || value.tie.as_deref() == Some(TIE)) else {
            continue;
        };
        // "in Tarn, Orrland": the second only says where the first lies.
        let behind = before.is_some_and(|before| {
            place && before.article == value.article && before.span.end + 2 == value.span.start
        });
        before = Some(value);
        let place_kind = value.kind == FactKind::Place;
        let count = counts.entry((value.article, thing)).or_default();
        *count += 1;
        if *count <= MOST && !behind {
            things.entry((thing, place_kind, value.specific)).or_default().push(number);
        }
    }
    let mut links = Vec::new();
    for members in things.values_mut() {
        if members.len() > MOST_MEMBERS {
            members.dedup_by_key(|number| material.values[*number].article);
        }
        if members.len() > MOST_MEMBERS {
            continue; // what so many reports name is no news
        }
        let mut best: BTreeMap<(usize, usize), (Fit, Link)> = BTreeMap::new();
        for (place, &a) in members.iter().enumerate() {
            for &b in &members[place + 1..] {
                let (x, y) = (&material.values[a], &material.values[b]);
                let Some((rule, shared)) = connection(material, x, y) else { continue };
                let (first, second) =
                    (x.span.start.min(y.span.start), x.span.start.max(y.span.start));
                let fit = (shared, Reverse(first), Reverse(second));
                let link = Link { a: a.min(b), b: a.max(b), status: FactStatus::Agree, rule };
                let known = best.entry((x.article, y.article)).or_insert((fit, link));
                if fit > known.0 {
                    *known = (fit, link);
                }
            }
        }
        links.extend(best.into_values().map(|(_, link)| link));
    }
    links
}

/// How much two sentences share, and where the two names stand: the order of the reports decides nothing.
type Fit = (usize, Reverse<u32>, Reverse<u32>);

/// The rule by which two reports name one thing in one connection, and how much their sentences share.
fn connection(material: &Material<'_>, x: &Value, y: &Value) -> Option<(&'static str, usize)> {
    if x.article == y.article {
        return None;
    }
    let body = x.kind == FactKind::Person && x.specific;
    if body {
        let near = content(material, x.bag.shared(&y.bag).into_iter().map(|item| item.0));
        if near.words < 1 || near.sum < AROUND_BODY {
            return None;
        }
    }
    let (rule, least) = match x.kind {
        FactKind::Place if country(&x.norm).or(country(&y.norm)).is_some() => {
            ("same-place", SHARED_COUNTRY)
        }
        FactKind::Place if x.tie.is_none() && y.tie.is_none() => ("same-place", SHARED_PLACE),
        FactKind::Place => ("same-place", SHARED),
        _ if body => ("same-body", SHARED_BODY),
        _ => ("same-connection", SHARED),
    };
    let line = in_line(material, x, y);
    (line.words >= 1 && line.sum >= least).then_some((rule, line.sum))
}

const fn is_place(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Gpe | MentionKind::Loc | MentionKind::Fac)
}

fn is_general(body: &str) -> bool {
    let short = body.trim_start_matches("U.S. ");
    short.len() < 3
        || GENERAL.contains(&short)
        || [" Administration", " Party"].iter().any(|end| short.ends_with(end))
}
