use super::{
    blocks::{Block, blocks},
    difference::{Gap, Pair},
    version::Version,
    vocabulary::{CONTENT_WEIGHT, FUNCTION_WEIGHT, Vocabulary},
    word::{self, Word},
};
use crate::record::{ByteSpan, Cut, Edit, EditKind, Offsets, QuoteRelation};

/// Words left out in the middle from this many on are a cut; fewer are an edit.
const CUT: usize = 3;

/// How one version of an utterance stands to another, by its words alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// How the version stands to the reference.
    pub relation: QuoteRelation,
    /// Whether a cut shows; none where nothing was cut.
    pub cut: Option<Cut>,
    /// The differences, in order. Places count code points of the two texts.
    pub edits: Vec<Edit>,
    /// Whether the words show that the two are versions of one utterance.
    pub same: bool,
    /// Share of the words of the shorter one, by weight, that both have in the same order, 0..1.
    pub coverage: f64,
    /// Share of the version's words that the reference has too, 0..1.
    pub score: f64,
}

impl Alignment {
    /// Aligns two strings, each the content of a pair of quotation marks.
    pub fn of(reference: &str, version: &str) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut words = |text: &str| {
            let mut words = Vec::new();
            let span = ByteSpan::new(0, text.len());
            word::read(text, span, 0, &mut vocabulary, &mut words);
            (words, [span], Offsets::new(text))
        };
        // Words are numbered in one order, whichever text is the reference, so that ties are broken alike.
        let (a, b) = if reference <= version {
            let a = words(reference);
            (a, words(version))
        } else {
            let b = words(version);
            (words(reference), b)
        };
        let side = |text, (words, parts, offsets)| Version {
            text,
            offsets,
            words,
            parts,
            marks: [None; 2],
            fragment: false,
        };
        let a = side(reference, (&a.0[..], &a.1[..], &a.2));
        let b = side(version, (&b.0[..], &b.1[..], &b.2));
        align(a, b, &vocabulary)
    }
}

/// What the shared words of two versions weigh.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Overlap {
    /// Shared words in blocks of two or more, or held between such by one changed word.
    pub(super) words: usize,
    /// Their weight, in hundredths.
    pub(super) weight: u32,
    /// `weight` over the weight of the version that weighs less, 0..1.
    pub(super) coverage: f64,
    /// Words of the longest block.
    pub(super) run: usize,
    /// Its weight, in hundredths.
    pub(super) run_weight: u32,
    /// Whether one of its words has content.
    pub(super) run_content: bool,
}

impl Overlap {
    /// Whether so much cannot be chance: one long run with content, or most of the shorter version.
    pub(super) fn is_same(&self) -> bool {
        let run = self.run >= 5
            && self.run_weight >= 220
            && self.coverage >= 0.4
            && (self.run_content || self.run >= 9);
        let long_run = self.run >= 6 && self.run_weight >= 350 && self.coverage >= 0.2;
        let least = if self.coverage >= 0.9 { 150 } else { 200 };
        let most = self.words >= 3 && self.weight >= least && self.coverage >= 0.6;
        run || long_run || most
    }
}

pub(super) fn shared(a: &[Word], b: &[Word]) -> Vec<Block> {
    let keys = |words: &[Word]| words.iter().map(|word| word.key).collect::<Vec<_>>();
    blocks(&keys(a), &keys(b))
}

pub(super) fn overlap(a: &[Word], b: &[Word], found: &[Block], vocabulary: &Vocabulary) -> Overlap {
    let mut sum =
        Overlap { words: 0, weight: 0, coverage: 0.0, run: 0, run_weight: 0, run_content: false };
    for (place, block) in found.iter().enumerate() {
        let words = &a[block.a..block.a + block.length];
        let weight = vocabulary.weight(words);
        if (block.length, weight) > (sum.run, sum.run_weight) {
            (sum.run, sum.run_weight) = (block.length, weight);
            sum.run_content =
                words.iter().any(|word| vocabulary.entry(word.key).weight >= CONTENT_WEIGHT);
        }
        let held = |other: Option<&Block>| {
            other.is_some_and(|other| {
                let (first, second) =
                    if other.a < block.a { (other, block) } else { (block, other) };
                second.a - first.a - first.length <= 1 && second.b - first.b - first.length <= 1
            })
        };
        let alone = block.length == 1
            && !held(place.checked_sub(1).and_then(|before| found.get(before)))
            && !held(found.get(place + 1));
        if !alone || a.len() == 1 || b.len() == 1 {
            sum.words += block.length;
            sum.weight += weight;
        }
    }
    let least = vocabulary.weight(a).min(vocabulary.weight(b));
    sum.coverage = if least == 0 { 0.0 } else { f64::from(sum.weight) / f64::from(least) };
    sum
}

/// Drops small words that are shared by chance, alone between changes on both sides.
fn without_chance(found: Vec<Block>, pair: &Pair<'_>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(found.len());
    let ends = Block { a: pair.reference.words.len(), b: pair.version.words.len(), length: 0 };
    for (place, &block) in found.iter().enumerate() {
        let before =
            kept.last().map_or((0, 0), |last| (last.a + last.length, last.b + last.length));
        let after = found.get(place + 1).copied().unwrap_or(ends);
        let lost = [block.a - before.0, after.a - block.a - block.length];
        let gained = [block.b - before.1, after.b - block.b - block.length];
        let words = &pair.reference.words[block.a..block.a + block.length];
        let weight = pair.vocabulary.weight(words);
        let (lost, gained): (usize, usize) = (lost.iter().sum(), gained.iter().sum());
        let chance = found.len() > 1
            && (block.length == 1 && weight < 100 && lost.min(gained) >= 2
                || block.length == 2 && weight <= 4 * FUNCTION_WEIGHT && lost.min(gained) >= 5);
        if !chance {
            kept.push(block);
        }
    }
    kept
}

/// Aligns two versions and names their relation.
pub(super) fn align(
    reference: Version<'_>,
    version: Version<'_>,
    vocabulary: &Vocabulary,
) -> Alignment {
    let found = shared(reference.words, version.words);
    let sum = overlap(reference.words, version.words, &found, vocabulary);
    let pair = Pair { reference, version, vocabulary };
    let found = without_chance(found, &pair);
    let total: usize = found.iter().map(|block| block.length).sum();
    let score =
        if version.words.is_empty() { 0.0 } else { total as f64 / version.words.len() as f64 };
    let mut reading = Reading { pair, edits: Vec::new(), parting: Parting::default() };
    reading.read(&found);
    let relation = reading.relation();
    Alignment {
        relation,
        cut: reading.parting.cut(),
        edits: reading.edits,
        same: sum.is_same() || relation == QuoteRelation::Identical && !version.words.is_empty(),
        coverage: sum.coverage.min(1.0),
        score,
    }
}

/// What was met between the shared words.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that may be met or not")]
struct Parting {
    /// Words were changed.
    edited: bool,
    /// Words of the reference are missing between shared ones.
    elided: bool,
    /// Words of the reference are missing at the start or the end.
    truncated: bool,
    /// The version goes on where the reference does not.
    extended: bool,
    /// The version runs over a break of the reference.
    joined: bool,
    /// Some cut shows.
    marked: bool,
    /// Some cut does not show.
    silent: bool,
}

impl Parting {
    fn cut_at(&mut self, shown: bool) {
        self.marked |= shown;
        self.silent |= !shown;
    }

    fn cut(self) -> Option<Cut> {
        match (self.silent, self.marked) {
            (true, _) => Some(Cut::Silent),
            (false, true) => Some(Cut::Marked),
            (false, false) => None,
        }
    }
}

struct Reading<'a> {
    pair: Pair<'a>,
    edits: Vec<Edit>,
    parting: Parting,
}

impl Reading<'_> {
    fn read(&mut self, found: &[Block]) {
        let (Some(first), Some(last)) = (found.first(), found.last()) else {
            self.parting.edited = true;
            return;
        };
        let (end_a, end_b) = (last.a + last.length, last.b + last.length);
        let gaps = self.pair.gaps(found);
        if first.a == 0 && first.b == 0 {
            self.pair.start_edit(&mut self.edits);
        } else {
            self.end_gap(&gaps[0], true);
        }
        for (place, block) in found.iter().enumerate() {
            if place > 0 {
                self.middle_gap(&gaps[place]);
            }
            self.pair.block_edits(*block, &mut self.edits);
            self.parting.joined |= self.runs_over_break(*block);
        }
        let tail = &gaps[found.len()];
        if !self.end_gap(tail, false) {
            self.pair.end_edit(end_a, end_b, &mut self.edits);
        }
    }

    fn runs_over_break(&self, block: Block) -> bool {
        let (a, b) = (self.pair.reference.words, self.pair.version.words);
        (1..block.length).any(|step| {
            a[block.a + step - 1].part != a[block.a + step].part
                && b[block.b + step - 1].part == b[block.b + step].part
        })
    }

    /// Words before the first or after the last shared ones. Returns whether they are an edit.
    fn end_gap(&mut self, gap: &Gap, head: bool) -> bool {
        let (lost, gained) = (gap.reference.len(), gap.version.len());
        // A few words on both sides are one change; many are two choices of where to begin or end.
        if lost > 0 && gained > 0 && lost.min(gained) <= 2 && lost.max(gained) <= 4 {
            self.word_edits(gap);
            return true;
        }
        if lost > 0 {
            self.parting.truncated = true;
            let version = &self.pair.version;
            let shown = version.shows_end(head);
            self.parting.cut_at(shown || version.fragment);
        }
        self.parting.extended |= gained > 0;
        false
    }

    fn middle_gap(&mut self, gap: &Gap) {
        let (lost, gained) = (gap.reference.len(), gap.version.len());
        let Pair { reference, version, .. } = &self.pair;
        let bracketed = gap.version.clone().all(|word| version.words[word].bracketed);
        // A break of the quotation stands right at the gap or brackets hold what was put in.
        let shown = version.shows_cut(gap.version.start)
            || version.shows_cut(gap.version.end)
            || gained > 0 && bracketed;
        if lost > 0 && (gained == 0 || bracketed) {
            let cut = shown || lost >= CUT && !self.pair.turns_round(reference, &gap.reference);
            if cut {
                self.parting.elided = true;
                self.parting.cut_at(shown);
                let kind = if self.pair.turns_round(reference, &gap.reference) {
                    EditKind::Negation
                } else {
                    self.cut_kind(gap)
                };
                let (a, b) = (
                    reference.stretch(gap.reference.start, gap.reference.end),
                    version.stretch(gap.version.start, gap.version.end),
                );
                self.edits.push(self.pair.edit(kind, a, b));
                return;
            }
        }
        if lost == 0 && gained > 0 {
            let left_out = reference.shows_cut(gap.reference.start)
                || gained >= CUT && !self.pair.turns_round(version, &gap.version);
            if left_out {
                self.parting.extended = true;
                let (a, b) = (
                    reference.stretch(gap.reference.start, gap.reference.end),
                    version.stretch(gap.version.start, gap.version.end),
                );
                let kind = self.cut_kind(gap);
                self.edits.push(self.pair.edit(kind, a, b));
                return;
            }
        }
        self.word_edits(gap);
    }

    /// The kind of words that were left out as a whole: their own "not" goes with them.
    fn cut_kind(&self, gap: &Gap) -> EditKind {
        match self.pair.kind(gap) {
            EditKind::FunctionWord => EditKind::FunctionWord,
            _ => EditKind::ContentWord,
        }
    }

    fn word_edits(&mut self, gap: &Gap) {
        let from = self.edits.len();
        self.pair.word_edits(gap, &mut self.edits);
        self.parting.edited |= self.edits[from..].iter().any(|edit| edit.kind > EditKind::Spelling);
    }

    fn relation(&mut self) -> QuoteRelation {
        let parting = self.parting;
        if parting.edited {
            QuoteRelation::Edited
        } else if parting.elided {
            QuoteRelation::Elided
        } else if parting.extended {
            QuoteRelation::Extended
        } else if parting.truncated {
            QuoteRelation::Truncated
        } else if parting.joined {
            QuoteRelation::Joined
        } else if self.is_identical() {
            QuoteRelation::Identical
        } else {
            QuoteRelation::SameWords
        }
    }

    /// Whether both versions are the same characters, outer marks included. Where only these differ, they are the
    /// edits.
    fn is_identical(&mut self) -> bool {
        let Pair { reference: a, version: b, .. } = &self.pair;
        let same = a.parts.len() == b.parts.len()
            && a.parts.iter().zip(b.parts).all(|(x, y)| x.of(a.text) == y.of(b.text));
        let mut marks = Vec::new();
        for (x, y) in a.marks.iter().zip(b.marks) {
            if let (Some(x), Some(y)) = (*x, y)
                && x.of(a.text) != y.of(b.text)
            {
                marks.push(self.pair.edit(EditKind::Glyph, x, y));
            }
        }
        let identical = same && marks.is_empty();
        if let [open, close] = &marks[..] {
            self.edits.insert(0, open.clone());
            self.edits.push(close.clone());
        } else {
            self.edits.append(&mut marks);
        }
        identical
    }
}
