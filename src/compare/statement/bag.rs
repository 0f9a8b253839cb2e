use super::Features;

/// The features of one clause or sentence with their weights.
#[derive(Clone, Debug, Default)]
pub(in crate::compare) struct Bag {
    /// Feature and weight, in the order of the features.
    pub(in crate::compare) items: Vec<(u32, u32)>,
    /// Sum of the squared weights.
    pub(super) square: u64,
    /// Sum of the weights.
    pub(in crate::compare) total: u64,
    /// Mean sum of the weights in the collection; 0 for a bag that is no member of it.
    usual: u64,
}

impl Bag {
    fn new(mut items: Vec<(u32, u32)>, usual: u64) -> Self {
        items.sort_unstable();
        items.dedup_by_key(|item| item.0);
        let square = items.iter().map(|&(_, weight)| u64::from(weight) * u64::from(weight)).sum();
        let total = items.iter().map(|&(_, weight)| u64::from(weight)).sum();
        Self { items, square, total, usual }
    }

    /// The features of both, with their weights.
    pub(in crate::compare) fn shared(&self, other: &Self) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        let mut rest = other.items.iter().peekable();
        for &(feature, weight) in &self.items {
            while rest.next_if(|item| item.0 < feature).is_some() {}
            if rest.next_if(|item| item.0 == feature).is_some() {
                found.push((feature, weight));
            }
        }
        found
    }

    /// How alike two are, 0..1: the mean of cosine and of containment in the smaller one.
    pub(in crate::compare) fn likeness(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        let dot = shared.iter().map(|&(_, weight)| u64::from(weight) * u64::from(weight)).sum();
        let sum = shared.iter().map(|&(_, weight)| u64::from(weight)).sum();
        self.score(other, dot, sum)
    }

    /// From the sum of the products and of the weights of what both have. Whole numbers up to here, so that the order
    /// of the features changes nothing.
    pub(super) fn score(&self, other: &Self, dot: u64, sum: u64) -> f64 {
        let smaller = self.total.min(other.total);
        if dot == 0 || smaller == 0 {
            return 0.0;
        }
        let cosine = dot as f64 / (self.square as f64 * other.square as f64).sqrt();
        // Short ones are held to the usual length too, or every headline would be contained in something (pivoted
        // length, Singhal et al. 1996).
        let pivot = if self.usual == 0 {
            smaller as f64
        } else {
            f64::midpoint(smaller as f64, self.usual as f64)
        };
        f64::midpoint(cosine, sum as f64 / pivot).min(1.0)
    }
}

/// Bags over one collection, with how rare each feature is in it.
#[derive(Debug)]
pub(in crate::compare) struct Bags {
    pub(in crate::compare) members: Vec<Bag>,
    /// Weight of each feature, in thousandths.
    weights: Vec<u32>,
    /// Mean sum of the weights.
    usual: u64,
}

impl Bags {
    /// Weighs features by their kind and by inverse document frequency, `ln(1 + n / df)` (Spärck Jones 1972).
    pub(in crate::compare) fn new<'a>(
        lists: impl Iterator<Item = &'a [u32]> + Clone,
        features: &Features,
    ) -> Self {
        let mut frequency = vec![0u32; features.len()];
        let mut last = vec![u32::MAX; features.len()];
        let mut count = 0u32;
        for list in lists.clone() {
            for &feature in list {
                if last[feature as usize] != count {
                    last[feature as usize] = count;
                    frequency[feature as usize] += 1;
                }
            }
            count += 1;
        }
        let weights: Vec<u32> = frequency
            .iter()
            .enumerate()
            .map(|(feature, &frequency)| {
                let rarity = (f64::from(count) / f64::from(frequency.max(1))).ln_1p();
                whole(f64::from(features.class(feature as u32).weight()) * rarity)
            })
            .collect();
        let mut all = Self { members: Vec::new(), weights, usual: 0 };
        all.members = lists.map(|list| all.bag(list.iter().copied())).collect();
        all.usual = all.members.iter().map(|bag| bag.total).sum::<u64>() / u64::from(count.max(1));
        for bag in &mut all.members {
            bag.usual = all.usual;
        }
        all
    }

    /// A bag of any features of the collection.
    pub(in crate::compare) fn bag(&self, features: impl Iterator<Item = u32>) -> Bag {
        Bag::new(features.map(|feature| (feature, self.weights[feature as usize])).collect(), 0)
    }
}

/// The nearest whole number to one that is not negative.
#[allow(clippy::cast_sign_loss)] // see above
pub(in crate::compare) fn whole(number: f64) -> u32 {
    number.round() as u32
}
