//! Colleagues.

use super::Cells;
use domain::Role;
use domain::fold::fold;
use domain::imports::profile::is_email;
use domain::imports::{Field, ProblemKind};

/// A colleague to be.
#[derive(Clone, Debug, Default)]
pub struct UserRow {
    /// Name.
    pub name: String,
    /// Address to sign in with; imported colleagues may have none and sign in when invited.
    pub email: Option<String>,
    /// The manager's name.
    pub manager: Option<String>,
    /// The team's name.
    pub team: Option<String>,
    /// What they may do, if the file says so.
    pub role: Option<Role>,
    /// Columns without a field, JSON.
    pub extra: Option<String>,
}

fn role_by_word(word: &str) -> Option<Role> {
    match fold(word).as_str() {
        "admin" | "administrator" | "administratorin" => Some(Role::Admin),
        "manager" | "team lead" | "teamleiter" | "teamleiterin" | "leitung" | "vertriebsleiter" | "vertriebsleiterin" => {
            Some(Role::Manager)
        }
        "sales" | "vertrieb" | "agent" | "sales agent" | "user" | "benutzer" | "mitarbeiter" | "verkauf" => Some(Role::Sales),
        "viewer" | "leser" | "betrachter" | "lesend" | "read only" | "nur lesen" => Some(Role::Viewer),
        _ => None,
    }
}

impl Cells<'_, '_> {
    pub(super) fn user(&mut self) -> Option<UserRow> {
        let mut new = UserRow {
            name: self.text(Field::Name).unwrap_or_default(),
            manager: self.text(Field::Manager),
            team: self.text(Field::Team),
            ..UserRow::default()
        };
        if new.name.is_empty() {
            let parts = [self.text(Field::FirstName), self.text(Field::LastName)];
            new.name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        }
        if let Some((column, email)) = self.values(Field::Email).into_iter().next() {
            if is_email(&email) {
                new.email = Some(email);
            } else {
                self.problem(ProblemKind::NotAnEmail, Some(column), &email);
                self.rescued.push(column);
            }
        }
        if let Some(word) = self.raw(Field::Role).map(str::to_owned) {
            new.role = role_by_word(&word);
            if new.role.is_none() {
                self.problem(ProblemKind::NotARole, self.column(Field::Role), &word);
                self.rescued.extend(self.column(Field::Role));
            }
        }
        new.extra = self.extra();
        if new.name.is_empty() {
            self.problem(ProblemKind::NameMissing, self.column(Field::Name), "");
            return None;
        }
        Some(new)
    }
}
