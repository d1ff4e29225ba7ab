//! The rider: a clip on a card's edge whose colour and place say the stage.

/// The style of an element with class `rider` (or `stage-dot`, or a column): its stage's
/// colour of the palette (1 to 8) and its place among the open stages, `index` from 0.
pub fn stage_style(colour: i64, index: usize, stages: usize) -> String {
    let last = stages.saturating_sub(1).max(1);
    format!("--stage:var(--stage-{});--s:{};--of:{last}", colour.clamp(1, 8), index.min(last))
}

#[cfg(test)]
mod tests {
    use super::stage_style;

    #[test]
    fn stays_on_the_card() {
        assert_eq!(stage_style(3, 2, 6), "--stage:var(--stage-3);--s:2;--of:5");
        assert_eq!(stage_style(99, 7, 1), "--stage:var(--stage-8);--s:1;--of:1");
        assert_eq!(stage_style(-1, 0, 0), "--stage:var(--stage-1);--s:0;--of:1");
    }
}
