//! What labels a model gives and which may follow each other.

use crate::{Error, Result};

/// Most labels a scheme has: sets of labels are kept as bits of a `u64`.
pub(super) const MOST_LABELS: usize = 64;

/// Part of a span that a token is (BILOU).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first token of several.
    Begin = 1,
    /// Neither first nor last.
    Inside = 2,
    /// The last token of several.
    Last = 3,
    /// A span of one token.
    Unit = 4,
}

/// The labels of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// One of these per token, in any order.
    Free(Vec<String>),
    /// Spans of these kinds as BILOU labels: 0 is outside, `4 * kind + part` the rest.
    Spans(Vec<String>),
}

impl Scheme {
    /// Number of labels.
    pub fn labels(&self) -> usize {
        match self {
            Self::Free(names) => names.len(),
            Self::Spans(kinds) => 1 + 4 * kinds.len(),
        }
    }

    /// Names of the labels or of the kinds of spans.
    pub fn names(&self) -> &[String] {
        let (Self::Free(names) | Self::Spans(names)) = self;
        names
    }

    /// The label of a part of a span.
    pub const fn label(kind: usize, part: Part) -> u8 {
        (4 * kind) as u8 + part as u8
    }

    /// Kind and part of a label of spans; `None` outside.
    pub const fn part(label: u8) -> Option<(usize, Part)> {
        let kind = label.wrapping_sub(1) as usize / 4;
        match label {
            0 => None,
            _ => match (label - 1) % 4 {
                0 => Some((kind, Part::Begin)),
                1 => Some((kind, Part::Inside)),
                2 => Some((kind, Part::Last)),
                _ => Some((kind, Part::Unit)),
            },
        }
    }

    /// Number of weights of transitions.
    pub fn transitions(&self) -> usize {
        match self {
            Self::Free(names) => names.len() * names.len(),
            // Kind that ends → kind that begins, outside counted; then the four moves inside each kind.
            Self::Spans(kinds) => (kinds.len() + 1).pow(2) + 4 * kinds.len(),
        }
    }

    /// The weight of a move from label to label; `None` where spans forbid it.
    pub fn transition(&self, from: u8, to: u8) -> Option<usize> {
        let Self::Spans(kinds) = self else {
            return Some(usize::from(from) * self.labels() + usize::from(to));
        };
        let (from, to) = (Self::part(from), Self::part(to));
        match (from, to) {
            (Some((kind, left @ (Part::Begin | Part::Inside))), right) => match right {
                Some((next, right @ (Part::Inside | Part::Last))) if next == kind => {
                    let inside =
                        2 * usize::from(left == Part::Inside) + usize::from(right == Part::Last);
                    Some((kinds.len() + 1).pow(2) + 4 * kind + inside)
                }
                _ => None,
            },
            (_, Some((_, Part::Inside | Part::Last))) => None,
            (from, to) => {
                let kind = |part: Option<(usize, Part)>| part.map_or(0, |(kind, _)| kind + 1);
                Some(kind(from) * (kinds.len() + 1) + kind(to))
            }
        }
    }

    /// Whether a sentence may begin with a label.
    pub fn may_begin(&self, label: u8) -> bool {
        matches!(self, Self::Free(_))
            || !matches!(Self::part(label), Some((_, Part::Inside | Part::Last)))
    }

    /// Whether a sentence may end with a label.
    pub fn may_end(&self, label: u8) -> bool {
        matches!(self, Self::Free(_))
            || !matches!(Self::part(label), Some((_, Part::Begin | Part::Inside)))
    }

    /// Adds its bytes: a letter for the sort, the number of names, each with its length.
    pub(super) fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.push(if matches!(self, Self::Free(_)) { b'F' } else { b'S' });
        bytes.push(self.names().len() as u8);
        for name in self.names() {
            bytes.push(name.len() as u8);
            bytes.extend(name.as_bytes());
        }
    }

    /// Reads what [`Self::encode`] wrote, from the front of `bytes`.
    pub(super) fn decode(bytes: &mut &[u8]) -> Result<Self> {
        let wrong = || Error::Model("tagger's labels: cut short or unknown; train it again".into());
        let (&[sort, count], rest) = bytes.split_first_chunk().ok_or_else(wrong)?;
        let mut rest = rest;
        let mut names = Vec::new();
        for _ in 0..count {
            let (&length, after) = rest.split_first().ok_or_else(wrong)?;
            let (name, after) = after.split_at_checked(usize::from(length)).ok_or_else(wrong)?;
            names.push(String::from_utf8(name.to_vec()).map_err(|_| wrong())?);
            rest = after;
        }
        *bytes = rest;
        let scheme = match sort {
            b'F' => Self::Free(names),
            b'S' => Self::Spans(names),
            _ => return Err(wrong()),
        };
        if scheme.names().is_empty() || scheme.labels() > MOST_LABELS {
            return Err(wrong());
        }
        Ok(scheme)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheme() -> Scheme {
        Scheme::Spans(vec!["PERSON".into(), "ORG".into()])
    }

    #[test]
    fn a_span_that_began_goes_on_to_its_own_end() {
        let person = |part| Scheme::label(0, part);
        let org = |part| Scheme::label(1, part);
        let scheme = scheme();
        assert!(scheme.transition(person(Part::Begin), person(Part::Last)).is_some());
        assert!(scheme.transition(person(Part::Inside), person(Part::Inside)).is_some());
        assert!(scheme.transition(person(Part::Last), org(Part::Unit)).is_some());
        assert!(scheme.transition(0, org(Part::Begin)).is_some());
        assert_eq!(scheme.transition(person(Part::Begin), 0), None);
        assert_eq!(scheme.transition(person(Part::Begin), org(Part::Last)), None);
        assert_eq!(scheme.transition(0, person(Part::Inside)), None);
        assert_eq!(scheme.transition(org(Part::Unit), org(Part::Last)), None);
        assert!(!scheme.may_begin(org(Part::Last)) && !scheme.may_end(org(Part::Begin)));
    }

    #[test]
    fn every_label_is_the_label_of_its_part() {
        for label in 1..scheme().labels() as u8 {
            let (kind, part) = Scheme::part(label).expect("a part");
            assert_eq!(Scheme::label(kind, part), label);
        }
    }

    #[test]
    fn weights_of_transitions_are_below_their_number() {
        for scheme in [scheme(), Scheme::Free(vec!["NN".into(), "VB".into(), "IN".into()])] {
            let labels = scheme.labels() as u8;
            let moves = (0..labels).flat_map(|from| (0..labels).map(move |to| (from, to)));
            let used = moves.filter_map(|(from, to)| scheme.transition(from, to));
            assert_eq!(used.max(), Some(scheme.transitions() - 1));
        }
    }
}
