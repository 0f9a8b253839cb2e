//! The templates. Their numbers are part of the models' format.

use super::{Class, Features, OFFSETS, Word, neighbour};
use crate::tag::{form::Form, hash};
use std::ops::Range;

/// First number of the templates of a neighbour; each offset has a block of its own.
const NEIGHBOUR: u64 = 100;
/// First number of the templates of the document.
const DOCUMENT: u64 = 60;
/// First number of the templates that join words.
const JOINED: u64 = 1000;

/// First number of the templates of a run of capitals, among those.
const RUN: u64 = 40;

/// Number of the templates of the sorts that vectors tell, among those.
const SORTS: u64 = 34;

/// Which of the templates that join words and of those of sorts a model uses: a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tag) struct Templates(pub(in crate::tag) u64);

impl Templates {
    #[inline]
    const fn has(self, template: u64) -> bool {
        self.0 >> template & 1 == 1
    }

    /// Whether runs of capitals are read at all.
    #[inline]
    pub(super) const fn has_runs(self) -> bool {
        self.0 >> RUN != 0
    }
}

/// At its own place.
pub(super) fn own(word: &Word, form: &Form, templates: Templates, hand: &mut impl FnMut(u32)) {
    if word.class == Class::Outside {
        return;
    }
    let mut add = |template: u64, value: u64| hand(hash::feature(template, value));
    let class = word.class as u64;
    let cased = !matches!(word.class, Class::Shouted | Class::Titled);
    add(1, form.plain);
    add(2, hash::pair(form.plain, class));
    if cased {
        add(3, form.shape);
    }
    add(4, class);
    for count in 0..form.affixes {
        add(10 + count as u64, form.prefixes[count]);
        add(20 + count as u64, form.suffixes[count]);
    }
    if form.affixes > 2 {
        add(30, hash::pair(form.suffixes[2], class));
    }
    if form.affixes > 1 {
        add(31, hash::pair(form.suffixes[1], class));
    }
    let clusters = form.word;
    let known = u64::from(clusters.coarse);
    add(40, u64::from(clusters.coarse));
    add(41, u64::from(clusters.middle));
    add(42, u64::from(clusters.fine));
    add(43, hash::pair(known, class));
    add(44, hash::pair(u64::from(clusters.middle), class));
    add(45, hash::pair(u64::from(clusters.fine), class));
    add(46, hash::pair(u64::from(clusters.casing), class));
    let sort = clusters.sort;
    if sort.first != 0 && templates.has(SORTS) {
        let first = u64::from(sort.first * 4 + sort.sure);
        let both = u64::from(sort.first) * 16 + u64::from(sort.second);
        add(52, first);
        add(53, both);
        add(54, hash::pair(first, class));
        add(55, hash::pair(both, class));
    }
    if form.listed.flags != 0 {
        add(50, hash::pair(u64::from(form.listed.flags), class));
    }
    if form.listed.head != 0 {
        add(51, hash::pair(u64::from(form.listed.head), class));
    }
}

/// At its other places in the document.
pub(super) fn elsewhere(features: &Features, word: &Word, hand: &mut impl FnMut(u32)) {
    if !(word.class.is_capital() || matches!(word.class, Class::Shouted | Class::Titled)) {
        return;
    }
    let everywhere = features.document.of(word.form);
    let class = word.class as u64;
    let some = |count: u32| u64::from(count.min(2));
    let mut add = |template: u64, value: u64| {
        hand(hash::feature(DOCUMENT + template, value));
    };
    add(0, hash::pair(some(everywhere.small) * 3 + some(everywhere.inside), class));
    if everywhere.capital < 2 {
        return;
    }
    let around = everywhere.around();
    for (place, &(before, behind)) in around.iter().enumerate() {
        let seen = &around[..place];
        if !seen.iter().any(|&(other, _)| other == before) {
            let form = features.form(before);
            let class = features.words[before as usize].class;
            add(1, form.lower);
            add(2, hash::pair(u64::from(form.word.middle), u64::from(class.is_capital())));
            add(3, hash::pair(u64::from(form.listed.flags), class as u64));
        }
        if !seen.iter().any(|&(_, other)| other == behind) {
            let form = features.form(behind);
            let class = features.words[behind as usize].class;
            add(5, form.lower);
            add(6, hash::pair(u64::from(form.word.middle), u64::from(class.is_capital())));
            add(7, hash::pair(u64::from(form.listed.head), class as u64));
        }
    }
}

/// Beside another word.
pub(super) fn beside(
    word: &Word,
    form: &Form,
    offset: usize,
    templates: Templates,
    hand: &mut impl FnMut(u32),
) {
    let block = NEIGHBOUR + 20 * offset as u64;
    let mut add = |template: u64, value: u64| hand(hash::feature(block + template, value));
    add(0, form.plain);
    if word.class == Class::Outside {
        return;
    }
    add(1, word.class as u64);
    add(2, u64::from(form.word.coarse));
    add(3, u64::from(form.word.middle));
    if matches!(offset, 1 | 3) {
        add(4, u64::from(form.word.fine));
        if form.affixes > 2 {
            add(5, form.suffixes[2]);
        }
        if form.affixes > 1 {
            add(6, form.suffixes[1]);
        }
        if form.listed.flags != 0 {
            add(7, hash::pair(u64::from(form.listed.flags), word.class as u64));
        }
        if form.listed.head != 0 {
            add(8, hash::pair(u64::from(form.listed.head), word.class as u64));
        }
        add(9, hash::pair(u64::from(form.word.casing), word.class as u64));
        let sort = form.word.sort;
        if sort.first != 0 && templates.has(SORTS) {
            add(10, hash::pair(u64::from(sort.first * 4 + sort.sure), word.class as u64));
        }
    }
}

/// The capitalised words that begin at a token; empty if it has no capital.
pub(super) fn run_from(features: &Features, sentence: &Range<usize>, start: usize) -> Range<usize> {
    let class = |token: usize| features.words[features.tokens[token] as usize].class;
    let mut end = start;
    while end < sentence.end && class(end).is_capital() {
        end += 1;
    }
    start..end
}

/// What joins a token to its neighbours.
pub(super) fn joined(
    features: &Features,
    sentence: &Range<usize>,
    token: usize,
    templates: Templates,
    hand: &mut impl FnMut(u32),
) {
    let around: [u32; OFFSETS] =
        std::array::from_fn(|offset| neighbour(&features.tokens, sentence, token, offset));
    let forms = around.map(|word| features.form(word));
    let classes = around.map(|word| features.words[word as usize].class as u64);
    let [_, before, here, behind, _] = forms;
    let mut add = |template: u64, first: u64, second: u64| {
        if templates.has(template) {
            hand(hash::feature(JOINED + template, hash::pair(first, second)));
        }
    };
    let middle = |form: &Form| u64::from(form.word.middle);
    let fine = |form: &Form| u64::from(form.word.fine);
    add(1, before.plain, here.plain);
    add(2, here.plain, behind.plain);
    add(3, before.plain, behind.plain);
    add(4, forms[0].plain, before.plain);
    add(5, behind.plain, forms[4].plain);
    let shapes = classes[1] * 256 + classes[2] * 16 + classes[3];
    add(6, shapes, 0);
    add(7, shapes, classes[0] * 16 + classes[4]);
    add(8, middle(before), middle(here));
    add(9, middle(here), middle(behind));
    let coarse = forms.map(|form| u64::from(form.word.coarse));
    add(10, coarse[1] * 65536 + coarse[2] * 256 + coarse[3], 0);
    add(11, middle(before), middle(behind));
    add(12, before.plain, classes[2]);
    add(13, behind.plain, classes[2]);
    add(14, classes[1], here.plain);
    add(15, classes[3], here.plain);
    add(16, fine(before), classes[2]);
    add(17, fine(behind), classes[2]);
    let casing = u64::from(here.word.casing);
    add(18, u64::from(token == sentence.start), classes[2] * 8 + casing);
    if here.affixes > 1 {
        add(19, here.suffixes[1], before.plain);
        add(20, here.suffixes[1], coarse[1]);
        add(21, here.suffixes[1], coarse[3]);
    }
    let sort = |form: &Form| u64::from(form.word.sort.first);
    add(SORTS, sort(before) * 16 + sort(here), classes[1] * 16 + classes[2]);
    add(SORTS + 1, sort(here) * 16 + sort(behind), classes[2] * 16 + classes[3]);
    add(SORTS + 2, sort(before) * 256 + sort(here) * 16 + sort(behind), classes[2]);
    let listed = |place: usize| u64::from(features.listed[place]);
    if listed(token) != 0 {
        add(30, listed(token), 0);
        add(31, listed(token), classes[2] * 8 + casing);
    }
    if token > sentence.start && listed(token - 1) != 0 {
        add(32, listed(token - 1), classes[2]);
    }
    if token + 1 < sentence.end && listed(token + 1) != 0 {
        add(33, listed(token + 1), classes[2]);
    }
}

/// What the run of capitalised words around a token shows.
pub(super) fn in_run(
    features: &Features,
    sentence: &Range<usize>,
    token: usize,
    run: &Range<usize>,
    templates: Templates,
    hand: &mut impl FnMut(u32),
) {
    let part = match (token == run.start, token + 1 == run.end) {
        (true, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        (false, true) => 3,
    };
    let outer =
        |token: usize, offset| features.form(neighbour(&features.tokens, sentence, token, offset));
    let before = outer(run.start, 1);
    let behind = outer(run.end - 1, 3);
    let first = features.form(features.tokens[run.start]);
    let last = features.form(features.tokens[run.end - 1]);
    let mut add = |template: u64, value: u64| {
        if templates.has(RUN + template) {
            hand(hash::feature(JOINED + RUN + template, hash::pair(value, part)));
        }
    };
    let length = run.len().min(5) as u64;
    add(0, length * 2 + u64::from(run.start == sentence.start));
    add(1, before.plain);
    add(2, behind.plain);
    add(3, u64::from(before.word.middle));
    add(4, u64::from(behind.word.middle));
    if part != 0 {
        add(5, first.plain);
        add(6, last.plain);
        add(7, u64::from(first.word.middle));
        add(8, u64::from(last.word.middle));
        add(9, u64::from(first.listed.flags) * 16 + u64::from(last.listed.head));
    }
}
