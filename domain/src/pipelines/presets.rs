//! Presets: a pipeline with stages and lost reasons for a kind of business.

use crate::texts::{Text, presets as t};
use serde::{Deserialize, Serialize};

/// A kind of business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// Goods to other businesses.
    Wholesale,
    /// Jobs and appointments.
    Services,
    /// The bare minimum.
    Blank,
}

/// An open stage of a preset.
#[derive(Debug, Clone, Copy)]
pub struct PresetStage {
    /// Name.
    pub name: Text,
    /// Colour of the palette, 1 to 8.
    pub colour: i64,
    /// Whole per cent.
    pub percent: i64,
    /// After so many days a deal in it is too old.
    pub rotting_days: Option<i64>,
}

const fn stage(name: Text, colour: i64, percent: i64, rotting_days: i64) -> PresetStage {
    PresetStage { name, colour, percent, rotting_days: Some(rotting_days) }
}

impl Preset {
    /// All, in the order they are shown.
    pub const ALL: [Preset; 3] = [Preset::Wholesale, Preset::Services, Preset::Blank];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Preset::Wholesale => "wholesale",
            Preset::Services => "services",
            Preset::Blank => "blank",
        }
    }

    /// From its stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == name)
    }

    /// Its name.
    pub fn name(self) -> Text {
        match self {
            Preset::Wholesale => t::WHOLESALE,
            Preset::Services => t::SERVICES,
            Preset::Blank => t::BLANK,
        }
    }

    /// What it is for, in a few words.
    pub fn about(self) -> Text {
        match self {
            Preset::Wholesale => t::WHOLESALE_WHY,
            Preset::Services => t::SERVICES_WHY,
            Preset::Blank => t::BLANK_WHY,
        }
    }

    /// What its pipeline is called.
    pub fn pipeline(self) -> Text {
        match self {
            Preset::Services => t::JOBS,
            _ => t::SALES,
        }
    }

    /// Its open stages in order; won and lost follow in every pipeline.
    pub fn stages(self) -> &'static [PresetStage] {
        const WHOLESALE: &[PresetStage] = &[
            stage(t::REQUEST, 1, 10, 5),
            stage(t::QUALIFIED, 2, 25, 14),
            stage(t::SITE_VISIT, 3, 40, 14),
            stage(t::OFFER, 4, 60, 21),
            stage(t::CONTRACT, 6, 90, 10),
        ];
        const SERVICES: &[PresetStage] =
            &[stage(t::REQUEST, 1, 15, 3), stage(t::APPOINTMENT, 2, 35, 10), stage(t::QUOTE, 4, 60, 14), stage(t::SCHEDULED, 6, 90, 30)];
        const BLANK: &[PresetStage] = &[
            PresetStage { name: t::OPEN, colour: 1, percent: 20, rotting_days: None },
            PresetStage { name: t::DOING, colour: 2, percent: 50, rotting_days: None },
        ];
        match self {
            Preset::Wholesale => WHOLESALE,
            Preset::Services => SERVICES,
            Preset::Blank => BLANK,
        }
    }

    /// Why its deals are lost.
    pub fn lost_reasons(self) -> &'static [Text] {
        match self {
            Preset::Wholesale => &[t::PRICE, t::COMPETITOR, t::BUDGET, t::NO_ANSWER, t::CANCELLED],
            Preset::Services => &[t::PRICE, t::COMPETITOR, t::DATE, t::NO_ANSWER, t::CANCELLED],
            Preset::Blank => &[t::PRICE, t::NO_ANSWER],
        }
    }
}
