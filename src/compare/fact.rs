//! Which value the reports fill a slot with: numbers, dates and places.
//!
//! Two values are compared only where their sentences align, their kind and unit (or toll) are the same, and no other
//! value of that unit in either sentence fits better. What differs is told only where the words around it agree too:
//! in reports on one event most numbers of one unit count different things.

mod age;
mod appearance;
mod beside;
mod casualty;
mod close;
mod count;
mod figure;
mod happening;
mod link;
mod office;
mod pairing;
mod person;
mod place;
mod rival;
mod rows;
mod score;
mod slot;
mod status;
mod time;
mod toll;
mod unit;
mod value;

use super::{
    Context,
    statement::{Bags, Class, Features, Pair, Reading, near},
    vocabulary::Vocabulary,
};
use crate::record::Fact;
use foldhash::HashSet;
use link::Link;
use value::{Finder, Value};

/// How much two sentences share for their values to be compared at all.
const LEAST: f64 = 0.2;
/// The least figure that two reports do not both give by chance.
const LEAST_GIVEN: f64 = 10.0;
/// Values of one report that are compared; what comes after is left out and reported.
const MOST_VALUES: usize = 2000;

/// What the passes of facts read.
struct Material<'a> {
    context: &'a Context<'a>,
    readings: &'a [Reading],
    features: &'a Features,
    values: Vec<Value>,
    bags: Bags,
    /// The numbers that each report gives anywhere, as bits.
    numbers: Vec<HashSet<u64>>,
    /// What each report names, by number over the reports.
    named: Vec<HashSet<u32>>,
    /// The words of each report, by their numbers in the vocabulary.
    keys: Vec<HashSet<u32>>,
}

impl Material<'_> {
    /// Whether the report of `other` gives the figure of `value` too, of whatever it is; small ones tell nothing.
    fn gives(&self, value: &Value, other: &Value) -> bool {
        value.low.is_some_and(|low| {
            low >= LEAST_GIVEN && self.numbers[other.article].contains(&low.to_bits())
        })
    }

    /// Whether the report of `other` has at least half of the names in the sentence of `value`.
    fn knows(&self, value: &Value, other: &Value) -> bool {
        let reading = &self.readings[value.article];
        let mut balance = 0;
        for place in reading.lines[value.line].words.clone() {
            let named = reading.features[place].is_some_and(|feature| {
                self.features.class(feature) == Class::Name
                    && !time::WEEKDAYS
                        .iter()
                        .any(|day| day.eq_ignore_ascii_case(self.features.label(feature)))
            });
            if named {
                let key = reading.words[place].key;
                balance += if self.keys[other.article].contains(&key) { 1 } else { -1 };
            }
        }
        balance >= 0
    }
}

/// The facts of all reports, and whether a cap left some out.
pub(super) fn facts(
    context: &Context<'_>,
    readings: &[Reading],
    features: &Features,
    vocabulary: &mut Vocabulary,
) -> (Vec<Fact>, bool) {
    let mut capped = false;
    let mut values = Vec::new();
    let finders: Vec<Finder<'_>> = readings
        .iter()
        .enumerate()
        .map(|(article, reading)| Finder::new(context, article, reading))
        .collect();
    for finder in &finders {
        let mut found = value::values(finder, vocabulary);
        capped |= found.len() > MOST_VALUES;
        found.truncate(MOST_VALUES);
        values.extend(found);
    }
    let sentences = values.len();
    let (people, told) = person::people(context, &finders, sentences, vocabulary);
    values.extend(people);
    let (in_lines, told_of) = values.split_at(sentences);
    let appearances = appearance::values(&finders, features, in_lines, told_of, vocabulary);
    values.extend(appearances);
    // Sentences are weighed over all of them, and only those with a value are paired.
    let lists: Vec<&[u32]> = readings
        .iter()
        .flat_map(|reading| reading.lines.iter().map(|line| line.features.as_slice()))
        .collect();
    let mut bags = Bags::new(lists.iter().copied(), features);
    let mut first_line = vec![0; readings.len()];
    for article in 1..readings.len() {
        first_line[article] = first_line[article - 1] + readings[article - 1].lines.len();
    }
    let mut kept = Vec::new();
    let mut articles = Vec::new();
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    for (number, value) in values[..sentences].iter().enumerate() {
        let line = first_line[value.article] + value.line;
        match ranges.last_mut() {
            Some(range) if kept.last() == Some(&line) => range.end = number + 1,
            _ => {
                kept.push(line);
                articles.push(value.article);
                ranges.push(number..number + 1);
            }
        }
    }
    bags.members = kept.iter().map(|&line| bags.members[line].clone()).collect();
    let (pairs, many): (Vec<Pair>, bool) = near(&bags, &articles, LEAST);
    let numbers = readings
        .iter()
        .map(|reading| {
            let numbers = reading.words.iter().filter_map(|word| vocabulary.entry(word.key).number);
            numbers.map(f64::to_bits).collect()
        })
        .collect();
    let named =
        readings.iter().map(|reading| reading.names.iter().copied().flatten().collect()).collect();
    let keys = readings
        .iter()
        .map(|reading| reading.words.iter().map(|word| word.key).collect())
        .collect();
    let mut material = Material { context, readings, features, values, bags, numbers, named, keys };
    for number in 0..material.values.len() {
        let around = std::mem::take(&mut material.values[number].around);
        material.values[number].bag = material.bags.bag(around.iter().copied());
        material.values[number].around = around;
    }
    let (mut links, crowded): (Vec<Link>, bool) = pairing::links(&material, &pairs, &ranges);
    links.extend(age::links(&material));
    links.extend(told);
    links.extend(appearance::links(&material));
    let rows = rows::rows(&material, &links, &pairs, &ranges);
    (rows, capped || many || crowded)
}
