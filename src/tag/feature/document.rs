//! What a document says about a word at its other places (context aggregation: Ratinov and Roth, 2009).

use super::{Class, Features, Numbers, neighbour};

/// Most places of a word that are read.
const MOST_PLACES: usize = 6;

/// A word in any case, over the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Everywhere {
    /// Places in small letters.
    pub(super) small: u32,
    /// Places with a capital in mid-sentence.
    pub(super) inside: u32,
    /// Places with a capital.
    pub(super) capital: u32,
    /// Distinct words before and behind some of its places with a capital.
    pub(super) around: [(u32, u32); MOST_PLACES],
}

impl Everywhere {
    /// The places that were kept.
    pub(super) fn around(&self) -> &[(u32, u32)] {
        &self.around[..(self.capital as usize).min(MOST_PLACES)]
    }
}

/// The words of a document in any case.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    all: Vec<Everywhere>,
    /// Of each form.
    numbers: Vec<u32>,
}

impl Document {
    pub(super) fn new(features: &Features) -> Self {
        let mut known = Numbers::default();
        let numbers = features.forms.iter().map(|form| {
            let next = known.len() as u32;
            *known.entry(form.lower).or_insert(next)
        });
        let numbers: Vec<u32> = numbers.collect();
        let mut all = vec![Everywhere::default(); known.len()];
        for sentence in &features.sentences {
            for token in sentence.clone() {
                let word = &features.words[features.tokens[token] as usize];
                let everywhere = &mut all[numbers[word.form as usize] as usize];
                match word.class {
                    Class::Small => everywhere.small += 1,
                    class
                        if class.is_capital()
                            || class == Class::Shouted
                            || class == Class::Titled =>
                    {
                        if let Some(place) = everywhere.around.get_mut(everywhere.capital as usize)
                        {
                            let around =
                                |offset| neighbour(&features.tokens, sentence, token, offset);
                            *place = (around(1), around(3));
                        }
                        everywhere.capital += 1;
                        everywhere.inside +=
                            u32::from(class.is_capital() && token > sentence.start);
                    }
                    _ => {}
                }
            }
        }
        Self { all, numbers }
    }

    /// What is known of a form, in whatever case.
    pub(super) fn of(&self, form: u32) -> &Everywhere {
        &self.all[self.numbers[form as usize] as usize]
    }
}
