//! A scale from nothing to a round number, and its marks.

/// A scale.
pub(super) struct Axis {
    top: u64,
    step: u64,
}

impl Axis {
    /// A scale on which this value has a place.
    pub(super) fn to(largest: u32) -> Self {
        let largest = u64::from(largest.max(1));
        let mut unit = 1_u64;
        let step = loop {
            let steps = [unit, unit * 2, unit * 5];
            if let Some(step) = steps.into_iter().find(|step| step * 5 >= largest) {
                break step;
            }
            unit *= 10;
        };
        Self {
            top: largest.div_ceil(step) * step,
            step,
        }
    }

    /// The numbers that are marked.
    pub(super) fn marks(&self) -> impl Iterator<Item = u32> {
        let step = usize::try_from(self.step).unwrap_or(usize::MAX);
        (0..=self.top)
            .step_by(step)
            .map(|mark| u32::try_from(mark).unwrap_or(u32::MAX))
    }

    /// How far along a value lies, from 0 to 1.
    pub(super) fn along(&self, value: u32) -> f64 {
        let top = u32::try_from(self.top).unwrap_or(u32::MAX);
        f64::from(value) / f64::from(top.max(1))
    }
}
