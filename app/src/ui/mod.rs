//! The kit: every control the pages are made of, on native elements, after the ARIA
//! Authoring Practices. Looks come from `style/components.css`; states are ARIA and data
//! attributes. Handlers and extra attributes are given to a component as to an element:
//! `<Button label="Save" on:click=… attr:title=… />`.

mod avatar;
mod banner;
mod button;
mod chart;
mod chip;
mod combobox;
mod dialog;
mod empty;
mod field;
mod icon;
mod ids;
mod input;
mod list;
mod menu;
mod money_field;
mod near;
mod place;
mod progress;
mod rider;
mod scroll;
mod segmented;
mod select;
mod stat;
mod table;
mod tabs;
mod tag;
mod toast;
mod tooltip;

pub use avatar::*;
pub use banner::*;
pub use button::*;
pub use chart::{Bars, ChartPanel, Look, Series, Spark, Written};
pub use chip::*;
pub use combobox::*;
pub use dialog::*;
pub use empty::*;
pub use field::*;
pub use icon::*;
pub use ids::{Ids, fresh_id};
pub use input::*;
pub use list::*;
pub use menu::*;
pub use money_field::*;
pub use near::when_near;
pub use place::{Align, place_at};
pub use progress::*;
pub use rider::*;
pub use scroll::keep_scroll;
pub use segmented::*;
pub use select::*;
pub use stat::*;
pub use table::*;
pub use tabs::*;
pub use tag::*;
pub use toast::*;
pub use tooltip::*;
