//! Imports of files: upload, look, plan, dry run, run, accept afterwards.
//!
//! A file is stored under its SHA-256. A look at it makes a plan that people correct; the
//! dry run goes the way of the import without writing. The import runs as a job, in
//! transactions of at most 200 rows or 50 ms under one batch; each transaction stores how
//! far it is, so that a restart goes on where it was cut off.

mod accept;
mod analyse;
mod files;
mod issues;
mod later;
mod lookups;
mod prepare;
mod ranks;
mod rows;
mod run;
mod set_up;
mod stored;
mod tally;
mod write;
mod write_deals;

pub use files::{LARGEST_FILE, StoredFile, Upload};
pub use stored::Stored;

use crate::{Crm, Result, invalid, not_found, q};
use analyse::{Look, aside};
use domain::imports::names::Found;
use domain::imports::plan::{ChangePlan, ImportPage, ImportSummary, LinkAnswer, RowIssue, StagesPlan};
use domain::imports::{Field, ImportKind, ImportState, KnownWords, Plan, ProblemKind, Severity, StageSense, Target};
use domain::texts::imports as texts;
use domain::{Action, Fault, FaultKind, ImportId, Record, Viewer};
use lookups::Lookups;
use std::path::PathBuf;
use std::sync::Arc;

/// The job that runs an import; its payload is the import's id.
pub const JOB: &str = "import.run";

/// How many imports the list shows.
const LISTED: i64 = 100;
/// How many problem rows a page shows at first.
const SHOWN: i64 = 20;

/// What the records of an import are to the table of rights.
fn record_of(kind: ImportKind) -> Record {
    match kind {
        ImportKind::Clients => Record::Client,
        ImportKind::Products => Record::Product,
        ImportKind::Users => Record::User,
        ImportKind::Deals => Record::Deal,
    }
}

impl Crm {
    /// Who may import rows of a kind: managers and administrators, colleagues administrators only.
    fn authorise_import(&self, viewer: &Viewer, kind: Option<ImportKind>) -> Result<()> {
        self.authorise(viewer, Record::Import, Action::Create)?;
        if let Some(kind) = kind {
            self.authorise(viewer, record_of(kind), Action::Create)?;
        }
        Ok(())
    }

    async fn look(&self, viewer: &Viewer, path: PathBuf, file_name: &str) -> Result<Look> {
        Ok(Look {
            path,
            file_name: file_name.to_owned(),
            lookups: Arc::new(Lookups::load(self, viewer).await?),
            pipelines: lookups::pipelines(self).await?,
            lang: viewer.lang,
            currency: self.organisation().await?.currency,
        })
    }

    /// Makes a draft out of a stored file: columns matched, dry run done. What the rows are is
    /// guessed unless told.
    pub async fn create_import(&self, viewer: &Viewer, kind: Option<ImportKind>, file_name: &str, file: &StoredFile) -> Result<ImportId> {
        self.authorise_import(viewer, kind)?;
        let file_name: String =
            file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).chars().filter(|c| !c.is_control()).take(200).collect();
        let path = self.stored_file(&file.sha256);
        refuse_other_formats(&path)?;
        let look = self.look(viewer, path.clone(), &file_name).await?;
        let lookups = look.lookups.clone();
        let plan = aside(move || look.plan(kind)).await?;
        self.authorise_import(viewer, Some(plan.kind))?;
        let outcome = run::dry_run(self, &plan, path, &lookups).await?;
        let mut w = self.begin(viewer).await?;
        let now = w.now;
        let (id,): (i64,) = q(
            "INSERT INTO imports (record_type, file_name, file_sha256, file_bytes, state, plan, ledger, rows_total, actor_id, created_at) \
             VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9) RETURNING id",
        )
        .bind(plan.kind.record_type())
        .bind(&file_name)
        .bind(&file.sha256)
        .bind(file.bytes as i64)
        .bind(serde_json::to_string(&plan)?)
        .bind(serde_json::to_string(&outcome)?)
        .bind(plan.rows as i64)
        .bind(viewer.user)
        .bind(now)
        .one(w.ex())
        .await?;
        w.commit().await?;
        Ok(ImportId(id))
    }

    /// Corrects a draft; columns are matched and the dry run is done anew.
    pub async fn change_import(&self, viewer: &Viewer, id: ImportId, change: ChangePlan) -> Result<()> {
        self.authorise_import(viewer, change.kind)?;
        let stored = Stored::load(self, id).await?;
        stored.must_be_draft()?;
        let old = stored.plan()?;
        let path = self.stored_file(&stored.sha256);
        let look = self.look(viewer, path.clone(), &stored.file_name).await?;
        for answer in &change.links {
            if let Some(id) = answer.id
                && look.lookups.of(answer.target).name_of(id).is_none()
            {
                return Err(not_found());
            }
        }
        for answer in &change.words {
            if let Some(to) = &answer.to
                && look.lookups.words.find(answer.vocabulary, to).is_none()
            {
                return Err(not_found());
            }
        }
        check_stages(change.stages.as_ref(), &look)?;
        let lookups = look.lookups.clone();
        let plan = aside(move || look.changed(&old, &change)).await?;
        self.authorise_import(viewer, Some(plan.kind))?;
        let outcome = run::dry_run(self, &plan, path, &lookups).await?;
        q("UPDATE imports SET record_type = $1, plan = $2, ledger = $3, rows_total = $4 WHERE id = $5 AND state = 'draft'")
            .bind(plan.kind.record_type())
            .bind(serde_json::to_string(&plan)?)
            .bind(serde_json::to_string(&outcome)?)
            .bind(plan.rows as i64)
            .bind(id)
            .exec(self.db().write())
            .await?;
        Ok(())
    }

    /// Starts a draft as a job. Started twice, it runs once.
    pub async fn start_import(&self, viewer: &Viewer, id: ImportId) -> Result<()> {
        let stored = Stored::load(self, id).await?;
        self.authorise_import(viewer, Some(stored.kind))?;
        ready(&stored.plan()?, viewer)?;
        let mut w = self.begin(viewer).await?;
        // whoever starts it answers for it
        let started = q("UPDATE imports SET state = 'queued', ledger = NULL, actor_id = $1 WHERE id = $2 AND state = 'draft'")
            .bind(viewer.user)
            .bind(id)
            .exec(w.ex())
            .await?;
        if started == 0 {
            return Ok(());
        }
        w.enqueue(JOB, id).await?;
        w.commit().await
    }

    /// Marks a draft as started without a job: the command line then runs it itself.
    pub async fn claim_import(&self, viewer: &Viewer, id: ImportId) -> Result<()> {
        let stored = Stored::load(self, id).await?;
        self.authorise_import(viewer, Some(stored.kind))?;
        stored.must_be_draft()?;
        ready(&stored.plan()?, viewer)?;
        q("UPDATE imports SET state = 'queued', ledger = NULL WHERE id = $1 AND state = 'draft'").bind(id).exec(self.db().write()).await?;
        Ok(())
    }

    /// Throws a draft away. The file goes with the next sweep.
    pub async fn discard_import(&self, viewer: &Viewer, id: ImportId) -> Result<()> {
        self.authorise_import(viewer, None)?;
        Stored::load(self, id).await?.must_be_draft()?;
        q("DELETE FROM imports WHERE id = $1 AND state = 'draft'").bind(id).exec(self.db().write()).await?;
        Ok(())
    }

    /// The latest imports, newest first.
    pub async fn imports(&self, viewer: &Viewer) -> Result<Vec<ImportSummary>> {
        self.authorise(viewer, Record::Import, Action::Read)?;
        stored::summaries(self, None, LISTED).await
    }

    /// One import with everything its page shows.
    pub async fn import_page(&self, viewer: &Viewer, id: ImportId) -> Result<ImportPage> {
        self.authorise(viewer, Record::Import, Action::Read)?;
        let stored = Stored::load(self, id).await?;
        let summary = stored::summaries(self, Some(id), 1).await?.pop().ok_or_else(not_found)?;
        let outcome = stored.outcome()?;
        let draft = stored.state == ImportState::Draft;
        Ok(ImportPage {
            summary,
            plan: stored.plan()?,
            outcome,
            failed: issues::page(self, id, Severity::Failed, None, None, SHOWN).await?,
            warned: issues::page(self, id, Severity::Warning, None, None, SHOWN).await?,
            pipelines: if draft { lookups::pipelines(self).await? } else { Vec::new() },
            words: if draft { lookups::words(self).await? } else { KnownWords::default() },
        })
    }

    /// How far an import is: what a page asks for each second.
    pub async fn import_progress(&self, viewer: &Viewer, id: ImportId) -> Result<ImportSummary> {
        self.authorise(viewer, Record::Import, Action::Read)?;
        stored::summaries(self, Some(id), 1).await?.pop().ok_or_else(not_found)
    }

    /// A page of problem rows after one; of one kind if asked for.
    pub async fn import_issues(
        &self,
        viewer: &Viewer,
        id: ImportId,
        severity: Severity,
        kind: Option<ProblemKind>,
        after: Option<(i64, i64)>,
    ) -> Result<Vec<RowIssue>> {
        self.authorise(viewer, Record::Import, Action::Read)?;
        issues::page(self, id, severity, kind, after, 100).await
    }

    /// The failed rows as CSV, and a name for the file.
    pub async fn import_failed_csv(&self, viewer: &Viewer, id: ImportId) -> Result<(String, Vec<u8>)> {
        self.authorise(viewer, Record::Import, Action::Read)?;
        let stored = Stored::load(self, id).await?;
        let stem = stored.file_name.rsplit_once('.').map_or(stored.file_name.as_str(), |(stem, _)| stem);
        let bytes = issues::failed_csv(self, id, &stored.plan()?, viewer.lang).await?;
        Ok((format!("{stem}_failed.csv"), bytes))
    }

    /// The file as it was uploaded: its name, and where it lies.
    pub async fn import_file(&self, viewer: &Viewer, id: ImportId) -> Result<(String, PathBuf)> {
        self.authorise(viewer, Record::Import, Action::Read)?;
        let stored = Stored::load(self, id).await?;
        Ok((stored.file_name.clone(), self.stored_file(&stored.sha256)))
    }

    /// The answer that a name in the file means the record of another name, as the command
    /// line gives it. Unknown and ambiguous names are refused.
    pub async fn link_answer(&self, viewer: &Viewer, target: Target, name: &str, to: &str) -> Result<LinkAnswer> {
        let lookups = Lookups::load(self, viewer).await?;
        let text = match lookups.of(target).find(to) {
            Found::One(id) => {
                let to = lookups.of(target).name_of(id).unwrap_or(to).to_owned();
                return Ok(LinkAnswer { target, name: name.to_owned(), id: Some(id), to });
            }
            Found::Several => texts::SEVERAL_RECORDS,
            Found::None => texts::NO_SUCH_RECORD,
        };
        Err(Fault::invalid("link", text).arg("name", to).into())
    }

    /// Names of records that begin like what was typed, for choosing another one: at most 20.
    pub async fn link_choices(&self, viewer: &Viewer, target: Target, typed: &str) -> Result<Vec<(i64, String)>> {
        self.authorise(viewer, Record::Import, Action::Create)?;
        let lookups = Lookups::load(self, viewer).await?;
        let wanted = domain::fold::fold(typed);
        let mut found: Vec<(bool, String, i64)> = lookups
            .of(target)
            .iter()
            .map(|(id, name)| (domain::fold::fold(name), id, name))
            .filter(|(folded, ..)| folded.contains(&wanted))
            .map(|(folded, id, name)| (!folded.starts_with(&wanted), name.to_owned(), id))
            .collect();
        found.sort();
        Ok(found.into_iter().take(20).map(|(_, name, id)| (id, name)).collect())
    }
}

/// What a plan needs before it can run.
fn ready(plan: &Plan, viewer: &Viewer) -> Result<()> {
    let has = |f: Field| plan.column_of(f).is_some();
    let (named, field) = match plan.kind {
        ImportKind::Deals => (has(Field::Title) || has(Field::Product) || has(Field::Client) || has(Field::Key), Field::Title),
        ImportKind::Clients | ImportKind::Users => (has(Field::Name) || has(Field::LastName) || has(Field::FirstName), Field::Name),
        ImportKind::Products => (has(Field::Name), Field::Name),
    };
    if named {
        return Ok(());
    }
    let label = texts::field(field).in_lang(viewer.lang);
    Err(Fault::new(FaultKind::Invalid, texts::NO_NAME_COLUMN).at(field.code()).arg("field", label).into())
}

/// Stages chosen by hand must exist, and deals must have one to begin in.
fn check_stages(stages: Option<&StagesPlan>, look: &Look) -> Result<()> {
    use domain::imports::plan::StageChoice;
    let bad = || invalid("stages", texts::BAD_STAGES);
    match stages {
        None => Ok(()),
        Some(StagesPlan::New { name, stages }) => {
            let fine = !name.trim().is_empty()
                && stages.iter().any(|s| s.sense == StageSense::Open)
                && stages.iter().all(|s| (0..=100).contains(&s.probability));
            if fine { Ok(()) } else { Err(bad()) }
        }
        Some(StagesPlan::Existing { pipeline, stages, .. }) => {
            let own = look.pipelines.iter().find(|p| p.id == *pipeline).ok_or_else(bad)?;
            let known = |choice: &StageChoice| match choice {
                StageChoice::Use(id) => own.stages.iter().any(|s| s.0 == *id),
                StageChoice::Create(_) => true,
            };
            let fine = own.stages.iter().any(|s| s.2 == StageSense::Open) && stages.iter().all(|(_, c)| known(c));
            if fine { Ok(()) } else { Err(bad()) }
        }
    }
}

/// A workbook or a picture with the name of a table is told as such, not read as one.
fn refuse_other_formats(path: &std::path::Path) -> Result<()> {
    use std::io::Read;
    let mut head = Vec::new();
    std::fs::File::open(path)?.take(4096).read_to_end(&mut head)?;
    if head.is_empty() {
        return Err(invalid("file", texts::EMPTY_FILE));
    }
    let known = [
        &b"PK\x03\x04"[..],
        b"\xd0\xcf\x11\xe0",
        b"%PDF",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x1f\x8b",
        b"\x7fELF",
        b"\xff\xfe",
        b"\xfe\xff",
    ];
    let nul = head.iter().filter(|b| **b == 0).count() > head.len() / 100;
    if nul || known.iter().any(|k| head.starts_with(k)) {
        return Err(invalid("file", texts::NOT_A_TABLE));
    }
    Ok(())
}
