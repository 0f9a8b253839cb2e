//! What sort of name a word is likely part of, read from its vector: a small network fitted to the words of the corpora knows
//! words that the corpora do not hold. A word of the corpora is judged by a network that was fitted without it, so that the
//! tagger learns how far such a judgement can be trusted.

use super::{Labelled, Random, lines};
use crate::{
    Error, Result,
    record::MentionKind::{self, Event, Fac, Gpe, Loc, Norp, Org, Person, Product, Work},
    tag::{
        Part, Scheme, hash,
        word::{Sort, Words},
    },
};
use std::{
    collections::{HashMap, hash_map::Entry},
    io::Read,
    path::Path,
};

/// Sorts: places in names of the kinds, and outside with a capital and without.
const SORTS: usize = 11;
const CAPITAL: usize = 9;
const SMALL: usize = 10;

/// Units of the hidden layer.
const HIDDEN: usize = 64;

/// Networks, each fitted without its share of the words.
const FOLDS: usize = 5;

const EPOCHS: usize = 12;
const BATCH: usize = 256;
const RATE: f32 = 3e-3;

/// Most places of a word that count.
const MOST_PLACES: f32 = 10.0;

/// What is left of the share of the sort without a capital: the tagger sees the case by itself.
const SMALL_SHARE: f32 = 0.05;

type Shares = [f32; SORTS];

/// Vectors of frequent words.
struct Vectors {
    /// Hash of each word.
    words: Vec<u64>,
    values: Vec<f32>,
    width: usize,
}

impl Vectors {
    /// Reads `ner/glove100_int8.bin.gz` with the words of the table of clusters.
    fn read(data: &Path) -> Result<Self> {
        let path = data.join("ner/glove100_int8.bin.gz");
        let failed = |source| Error::File { path: path.display().to_string(), source };
        let mut bytes = Vec::new();
        let file = std::fs::File::open(&path).map_err(failed)?;
        flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).map_err(failed)?;
        let number = |at: usize| {
            let bytes = bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u32::from_le_bytes)
        };
        let (rows, width) = (number(0) as usize, number(4) as usize);
        let rest = bytes.get(8 + 4 * rows..).filter(|rest| width > 0 && rest.len() == rows * width);
        let Some(rest) = rest else {
            return Err(Error::Input(format!("{}: not a table of vectors", path.display())));
        };
        // The scale of a row does not matter: it is made as long as all others.
        let mut values = Vec::with_capacity(rest.len());
        for row in rest.chunks_exact(width) {
            let row = row.iter().map(|value| f32::from(value.cast_signed()));
            let length = row.clone().map(|value| value * value).sum::<f32>().sqrt().max(1.0);
            values.extend(row.map(|value| value / length));
        }
        let mut words = Vec::with_capacity(rows);
        for line in lines(&data.join("ner/glove100_words_clusters.tsv.gz"))?.take(rows) {
            words.push(hash::word(line?.split('\t').next().unwrap_or_default().as_bytes()));
        }
        Ok(Self { words, values, width })
    }

    fn of(&self, word: usize) -> &[f32] {
        &self.values[word * self.width..][..self.width]
    }
}

/// Judges the words of a table by their vectors and by what the words of `texts` are.
pub(super) fn judge(words: &mut Words, data: &Path, texts: &[Labelled], seed: u64) -> Result<()> {
    let vectors = Vectors::read(data)?;
    let mut numbers = HashMap::new();
    for (number, &word) in vectors.words.iter().enumerate() {
        if let Entry::Vacant(place) = numbers.entry(word) {
            place.insert(number);
        }
    }
    let examples = examples(texts, &numbers);
    let mut random = Random(seed);
    let folds: Vec<usize> = examples.iter().map(|_| random.next() as usize % FOLDS).collect();
    let mut fold_of = vec![None; vectors.words.len()];
    for ((word, ..), &fold) in examples.iter().zip(&folds) {
        fold_of[*word] = Some(fold);
    }
    let mut all = vec![[0.0; SORTS]; vectors.words.len()];
    for fold in 0..FOLDS {
        let others = examples.iter().zip(&folds).filter(|&(_, &other)| other != fold);
        let others: Vec<_> = others.map(|(example, _)| *example).collect();
        let network = Network::fit(&vectors, &others, &mut random);
        for (word, shares) in all.iter_mut().enumerate() {
            let part = match fold_of[word] {
                Some(own) if own == fold => 1.0,
                Some(_) => continue,
                None => 1.0 / FOLDS as f32,
            };
            let judged = network.judge(vectors.of(word));
            for (share, judged) in shares.iter_mut().zip(judged) {
                *share += part * judged;
            }
        }
    }
    let sorts = vectors.words.iter().zip(&all).map(|(&word, shares)| (word, sort(shares)));
    words.set_sorts(sorts);
    Ok(())
}

/// The two likeliest sorts, from 1, and how likely the first is.
fn sort(shares: &Shares) -> Sort {
    let mut shares = *shares;
    shares[SMALL] *= SMALL_SHARE;
    let all: f32 = shares.iter().sum();
    let mut order: [usize; SORTS] = std::array::from_fn(|place| place);
    order.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]));
    let share = shares[order[0]] / all;
    Sort {
        first: order[0] as u8 + 1,
        second: order[1] as u8 + 1,
        sure: u8::from(share > 0.5) + u8::from(share > 0.8),
    }
}

/// A word, the shares of its sorts and its weight.
type Example = (usize, Shares, f32);

/// The words of the texts that have a vector, in its order.
fn examples(texts: &[Labelled], numbers: &HashMap<u64, usize>) -> Vec<Example> {
    let mut counts: HashMap<usize, Shares> = HashMap::new();
    let mut lower = String::new();
    for text in texts {
        for sentence in &text.sentences {
            for token in sentence.clone() {
                let raw = text.tokens[token].span.of(&text.text);
                let capital = raw.starts_with(char::is_uppercase);
                let Some(sort) = sort_of(text.allowed[token], capital, token > sentence.start)
                else {
                    continue;
                };
                lower.clear();
                lower.extend(raw.chars().flat_map(char::to_lowercase));
                if let Some(&word) = numbers.get(&hash::word(lower.as_bytes())) {
                    counts.entry(word).or_default()[sort] += 1.0;
                }
            }
        }
    }
    let mut examples: Vec<Example> = counts
        .into_iter()
        .map(|(word, counts)| {
            let all: f32 = counts.iter().sum();
            (word, counts.map(|count| count / all), all.min(MOST_PLACES).sqrt())
        })
        .collect();
    examples.sort_by_key(|&(word, ..)| word);
    examples
}

/// The sort of a word at a place, if its labels leave no choice.
fn sort_of(allowed: u64, capital: bool, inside: bool) -> Option<usize> {
    if allowed == 1 {
        return match (capital, inside) {
            (true, true) => Some(CAPITAL),
            (true, false) => None,
            (false, _) => Some(SMALL),
        };
    }
    if allowed & 1 == 1 || !capital {
        return None;
    }
    let sort = |label: u32| {
        let (kind, part) = Scheme::part(label as u8)?;
        let first = matches!(part, Part::Begin | Part::Unit);
        Some(match (MentionKind::ALL.get(kind)?, part) {
            (Person, Part::Begin) => 0,
            (Person, _) => 1,
            (Org, Part::Begin) => 2,
            (Org, Part::Unit) => 4,
            (Org, _) => 3,
            (Gpe | Loc | Fac, _) => {
                if first {
                    5
                } else {
                    6
                }
            }
            (Norp, _) => 7,
            (Event | Work | Product, _) => 8,
        })
    };
    let mut sorts = (0..u64::BITS).filter(|label| allowed >> label & 1 == 1).map(sort);
    let one = sorts.next()??;
    sorts.all(|other| other == Some(one)).then_some(one)
}

/// One hidden layer of rectified units, fitted by Adam (Kingma and Ba, 2015) with dropout.
struct Network {
    width: usize,
    /// Of each hidden unit its inputs and its bias, then of each sort its units and its bias.
    weights: Vec<f32>,
}

impl Network {
    fn fit(vectors: &Vectors, examples: &[Example], random: &mut Random) -> Self {
        let width = vectors.width;
        let inner = HIDDEN * (width + 1);
        let size = inner + SORTS * (HIDDEN + 1);
        let mut network = Self { width, weights: vec![0.0; size] };
        for unit in network.weights[..inner].chunks_exact_mut(width + 1) {
            for weight in &mut unit[..width] {
                *weight = (random.next() % 1024) as f32 / 1024.0 - 0.5;
            }
        }
        let (mut means, mut squares) = (vec![0.0_f32; size], vec![0.0_f32; size]);
        let mut gradient = vec![0.0_f32; size];
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut step = 0;
        for _ in 0..EPOCHS {
            random.shuffle(&mut order);
            for batch in order.chunks(BATCH) {
                gradient.fill(0.0);
                for &example in batch {
                    let (word, shares, weight) = &examples[example];
                    let kept = random.next();
                    network.learn(vectors.of(*word), shares, *weight, kept, &mut gradient);
                }
                step += 1;
                let (first, second) = (1.0 - 0.9_f32.powi(step), 1.0 - 0.999_f32.powi(step));
                for (place, weight) in network.weights.iter_mut().enumerate() {
                    let gradient = gradient[place] / BATCH as f32;
                    means[place] += 0.1 * (gradient - means[place]);
                    squares[place] += 0.001 * (gradient * gradient - squares[place]);
                    let root = (squares[place] / second).sqrt() + 1e-8;
                    *weight -= RATE * means[place] / first / root;
                }
            }
        }
        network
    }

    /// The hidden units, those that are not `kept` (a bit each) 0.
    fn hidden(&self, vector: &[f32], kept: u64) -> [f32; HIDDEN] {
        let units = self.weights.chunks_exact(self.width + 1);
        let mut hidden = [0.0; HIDDEN];
        for (place, (value, unit)) in hidden.iter_mut().zip(units).enumerate() {
            if kept >> place & 1 == 1 {
                *value = dot(&unit[..self.width], vector) + unit[self.width];
                *value = value.max(0.0);
            }
        }
        hidden
    }

    /// Shares of the sorts by the hidden units.
    fn shares(&self, hidden: &[f32; HIDDEN]) -> Shares {
        let outer = &self.weights[HIDDEN * (self.width + 1)..];
        let mut shares = [0.0; SORTS];
        for (share, row) in shares.iter_mut().zip(outer.chunks_exact(HIDDEN + 1)) {
            *share = dot(&row[..HIDDEN], hidden) + row[HIDDEN];
        }
        let largest = shares.iter().fold(f32::MIN, |largest, &share| largest.max(share));
        let shares = shares.map(|share| (share - largest).exp());
        let all: f32 = shares.iter().sum();
        shares.map(|share| share / all)
    }

    fn judge(&self, vector: &[f32]) -> Shares {
        self.shares(&self.hidden(vector, u64::MAX))
    }

    /// Adds the gradient of one word; half of the hidden units are left out and the others count double.
    fn learn(&self, vector: &[f32], shares: &Shares, weight: f32, kept: u64, gradient: &mut [f32]) {
        let inner = HIDDEN * (self.width + 1);
        let hidden = self.hidden(vector, kept).map(|value| 2.0 * value);
        let judged = self.shares(&hidden);
        let mut back = [0.0; HIDDEN];
        for sort in 0..SORTS {
            let at = inner + sort * (HIDDEN + 1);
            let error = weight * (judged[sort] - shares[sort]);
            for (unit, &value) in hidden.iter().enumerate() {
                gradient[at + unit] += error * value;
                back[unit] += error * self.weights[at + unit];
            }
            gradient[at + HIDDEN] += error;
        }
        for (unit, &value) in hidden.iter().enumerate() {
            if value > 0.0 {
                let row = &mut gradient[unit * (self.width + 1)..][..=self.width];
                for (sum, input) in row.iter_mut().zip(vector) {
                    *sum += 2.0 * back[unit] * input;
                }
                row[self.width] += 2.0 * back[unit];
            }
        }
    }
}

/// Sum of products, eight at a time so that they are summed together.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (first, rest) = a.as_chunks::<8>();
    let (second, other) = b.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for (a, b) in first.iter().zip(second) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: f32 = rest.iter().zip(other).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::scheme::MOST_LABELS;

    #[test]
    fn a_word_has_a_sort_where_its_labels_leave_no_choice() {
        let label = |kind: MentionKind, part| {
            let kind = MentionKind::ALL.iter().position(|other| *other == kind).expect("a kind");
            1 << Scheme::label(kind, part)
        };
        assert_eq!(sort_of(1, true, true), Some(CAPITAL));
        assert_eq!(sort_of(1, true, false), None);
        assert_eq!(sort_of(1, false, true), Some(SMALL));
        assert_eq!(sort_of(label(Person, Part::Begin), true, true), Some(0));
        let place = label(Gpe, Part::Unit) | label(Fac, Part::Unit);
        assert_eq!(sort_of(place, true, true), Some(5));
        assert_eq!(sort_of(place | 1, true, true), None);
        assert_eq!(sort_of(label(Norp, Part::Unit) | label(Work, Part::Unit), true, true), None);
        assert_eq!(sort_of((1 << (MOST_LABELS - 1)) - 1, true, true), None);
    }

    #[test]
    fn a_network_learns_what_vectors_tell() {
        let width = 4;
        let mut random = Random(3);
        let mut draw = || (random.next() % 1000) as f32 / 500.0 - 1.0;
        let values: Vec<f32> = (0..400 * width).map(|_| draw()).collect();
        let vectors = Vectors { words: vec![0; 400], values, width };
        let truth = |word: usize| usize::from(vectors.of(word)[0] * vectors.of(word)[1] > 0.0);
        let examples: Vec<Example> = (0..300)
            .map(|word| {
                let mut shares = [0.0; SORTS];
                shares[truth(word)] = 1.0;
                (word, shares, 1.0)
            })
            .collect();
        let examples = examples.repeat(40);
        let network = Network::fit(&vectors, &examples, &mut Random(5));
        let right = (300..400).filter(|&word| {
            let shares = network.judge(vectors.of(word));
            usize::from(shares[1] > shares[0]) == truth(word)
        });
        let right = right.count();
        assert!(right >= 85, "{right} of 100 unseen words");
    }
}
