use super::*;
use crate::{
    tag::{
        feature::{OFFSETS, Templates},
        hash,
        model::tests::{model, model_of},
    },
    text,
};
use proptest::prelude::*;

fn features(text: &str) -> Features {
    let segmentation = text::segmentation(text);
    let sentences: Vec<_> = segmentation
        .sentences
        .iter()
        .map(|sentence| sentence.first_token as usize..sentence.end_token as usize)
        .collect();
    Features::extract(text, &segmentation.tokens, &sentences)
}

impl Features {
    /// The keys of all words and tokens.
    fn keys(&self) -> Vec<u32> {
        let mut keys = Vec::new();
        for word in 0..self.words() as u32 {
            for offset in 0..OFFSETS {
                self.of_word(word, offset, Templates(u64::MAX), &mut |key| keys.push(key));
            }
            self.of_document(word, &mut |key| keys.push(key));
        }
        for sentence in &self.sentences {
            self.of_tokens(
                sentence,
                Templates(u64::MAX),
                &mut keys,
                |_, _| true,
                Vec::push,
                |_, _| {},
            );
        }
        keys
    }
}

fn follows_the_scheme(model: &Model, features: &Features, labels: &[u8]) -> bool {
    features.sentences.iter().filter(|sentence| !sentence.is_empty()).all(|sentence| {
        let labels = &labels[sentence.clone()];
        let scheme = model.scheme();
        scheme.may_begin(labels[0])
            && scheme.may_end(labels[labels.len() - 1])
            && labels.windows(2).all(|pair| scheme.transition(pair[0], pair[1]).is_some())
    })
}

/// The best sum of weights of any allowed labels, tried one after the other.
fn best_by_trying(model: &Model, tags: &Tags, sentence: &Range<usize>) -> i32 {
    let width = model.scheme().labels();
    let mut best = vec![NEVER; width];
    best[0] = 0;
    for token in sentence.clone() {
        let mut next = vec![NEVER; width];
        for to in 0..width {
            for from in 0..width {
                if let Some(weight) = model.transition(from as u8, to as u8)
                    && best[from] > NEVER
                {
                    let sum = best[from] + weight + i32::from(tags.sums.of(token)[to]);
                    next[to] = next[to].max(sum);
                }
            }
        }
        best = next;
    }
    let ends = (0..width).filter(|&label| model.scheme().may_end(label as u8));
    ends.map(|label| best[label]).max().unwrap_or(NEVER)
}

fn sum_of(model: &Model, tags: &Tags, sentence: &Range<usize>) -> i32 {
    let mut before = 0;
    sentence.clone().fold(0, |sum, token| {
        let label = tags.labels[token];
        let weight = model.transition(before, label).expect("an allowed move");
        before = label;
        sum + weight + i32::from(tags.sums.of(token)[usize::from(label)])
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn no_weights_break_the_scheme_and_the_best_labels_are_found(
        text in "([A-Za-z]{1,3}[ .,-]){0,12}",
        seed: u64,
    ) {
        let features = features(&text);
        let keys: Vec<u32> = features.keys().into_iter().step_by(3).collect();
        let model = model(2, &keys, |key, label| {
            hash::feature(seed, u64::from(key) << 8 | u64::from(label)) as i8
        });
        let tags = model.tag(&features);
        prop_assert!(follows_the_scheme(&model, &features, &tags.labels));
        for sentence in features.sentences.iter().filter(|sentence| !sentence.is_empty()) {
            prop_assert_eq!(sum_of(&model, &tags, sentence), best_by_trying(&model, &tags, sentence));
        }
    }

    #[test]
    fn the_best_free_labels_are_found(
        text in "([A-Za-z]{1,3}[ .,-]){0,12}",
        seed: u64,
        scale in 1..20_u64,
    ) {
        let features = features(&text);
        let keys: Vec<u32> = features.keys().into_iter().step_by(3).collect();
        // As many labels as are kept, so that all that is left out is what cannot be best.
        let labels = (0..KEPT).map(|label| format!("L{label}")).collect();
        let model = model_of(Scheme::Free(labels), &keys, |key, label| {
            (hash::feature(seed, u64::from(key) << 8 | u64::from(label)) as i8) / scale as i8
        });
        let tags = model.tag(&features);
        for sentence in features.sentences.iter().filter(|sentence| !sentence.is_empty()) {
            let weight = |from: usize, to: usize| {
                model.transition(from as u8, to as u8).expect("any move")
            };
            let sum = |token: usize, label: usize| i32::from(tags.sums.of(token)[label]);
            let mut best: Vec<i32> = (0..KEPT).map(|label| sum(sentence.start, label)).collect();
            let mut found = sum(sentence.start, usize::from(tags.labels[sentence.start]));
            for token in sentence.start + 1..sentence.end {
                best = (0..KEPT)
                    .map(|to| {
                        let all = (0..KEPT).map(|from| best[from] + weight(from, to));
                        all.max().expect("labels") + sum(token, to)
                    })
                    .collect();
                let [from, to] = [token - 1, token].map(|token| usize::from(tags.labels[token]));
                found += weight(from, to) + sum(token, to);
            }
            prop_assert_eq!(Some(found), best.into_iter().max());
        }
    }

    #[test]
    fn what_was_tagged_before_changes_nothing(
        first in "([A-Za-z]{1,3}[ .,-]){0,12}",
        second in "([A-Za-z]{1,3}[ .,-]){0,12}",
        seed: u64,
    ) {
        let (first, second) = (features(&first), features(&second));
        let model = model(2, &second.keys(), |key, label| {
            hash::feature(seed, u64::from(key) << 8 | u64::from(label)) as i8
        });
        let alone = model.clone().tag(&second);
        model.tag(&first);
        prop_assert_eq!(&model.tag(&second), &alone);
        prop_assert_eq!(&model.tag(&second), &alone);
    }

    #[test]
    fn any_string_is_tagged(text in "(?s).{0,60}") {
        let features = features(&text);
        for model in [crate::tag::names(), crate::tag::pos()].into_iter().flatten() {
            let tags = model.tag(&features);
            prop_assert_eq!(tags.labels.len(), features.len());
            prop_assert!(follows_the_scheme(model, &features, &tags.labels));
        }
    }
}

#[test]
fn spans_and_their_scores_come_from_the_labels() {
    let tags = Tags { labels: vec![0, 1, 2, 3, 4, 0, 8], sums: Sums::zeros(7, 9, 0.1) };
    let spans: Vec<_> = tags.spans().collect();
    assert_eq!(spans, [(1..4, 0), (4..5, 0), (6..7, 1)]);
    assert!((tags.score(1..4, 0) - 4.0 / 9.0).abs() < 1e-6);
}

#[test]
fn the_largest_sums_come_first_and_equal_ones_in_order() {
    let rooms = [i16::MAX, 1].map(|room| vec![room; 81]);
    let free = |width: usize, room: usize| Free {
        width,
        transitions: &[],
        room: &rooms[room],
        tried: Vec::new(),
    };
    let sums = [3, 9, 9, -1, 4, 0, 8, 7, 1];
    assert_eq!(free(9, 0).largest(&sums), ([1, 2, 6, 7, 4, 0], KEPT));
    assert_eq!(free(9, 1).largest(&sums), ([1, 2, 6, 0, 0, 0], 3));
    assert_eq!(free(2, 0).largest(&[5, 6]).1, 2);
}
