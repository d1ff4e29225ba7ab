//! People and teams: the settings page, and pickers for everybody.

mod calls;
mod forms;
mod invite;
mod page;

pub use calls::*;
pub use page::PeoplePage;

use domain::Role;
use domain::texts::{Text, team as texts};

/// A role in words.
pub fn role_name(role: Role) -> Text {
    match role {
        Role::Admin => texts::ADMIN,
        Role::Manager => texts::MANAGER,
        Role::Sales => texts::SALES,
        Role::Viewer => texts::VIEWER,
    }
}

/// What a role may, in words.
pub fn role_about(role: Role) -> Text {
    match role {
        Role::Admin => texts::ADMIN_WHY,
        Role::Manager => texts::MANAGER_WHY,
        Role::Sales => texts::SALES_WHY,
        Role::Viewer => texts::VIEWER_WHY,
    }
}
