-- Made from the migrations by `python -m iomdesk.storage.schema_sql`; never edited by hand.

PRAGMA application_id = 1229933892;

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE audit (
	id INTEGER NOT NULL,
	at DATETIME NOT NULL,
	installation VARCHAR NOT NULL,
	action VARCHAR NOT NULL,
	record_kind VARCHAR NOT NULL,
	record_id VARCHAR NOT NULL,
	"before" JSON,
	"after" JSON,
	CONSTRAINT pk_audit PRIMARY KEY (id)
);

CREATE TABLE body (
	id INTEGER NOT NULL,
	code VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	parent_id INTEGER,
	symbol_template VARCHAR NOT NULL,
	symbol_confirmed BOOLEAN NOT NULL,
	is_own BOOLEAN NOT NULL,
	deadline_days INTEGER NOT NULL,
	CONSTRAINT pk_body PRIMARY KEY (id),
	CONSTRAINT fk_body_parent_id_body FOREIGN KEY(parent_id) REFERENCES body (id),
	CONSTRAINT uq_body_code UNIQUE (code)
);

CREATE TABLE content (
	digest VARCHAR NOT NULL,
	media_type VARCHAR NOT NULL,
	size INTEGER NOT NULL,
	data BLOB NOT NULL,
	CONSTRAINT pk_content PRIMARY KEY (digest)
);

CREATE TABLE desk (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	created_at DATETIME NOT NULL,
	is_sample BOOLEAN NOT NULL,
	house_profile VARCHAR NOT NULL,
	CONSTRAINT pk_desk PRIMARY KEY (id),
	CONSTRAINT ck_desk_single CHECK (id = 1)
);

CREATE TABLE draft (
	id INTEGER NOT NULL,
	record_kind VARCHAR NOT NULL,
	record_id INTEGER NOT NULL,
	field VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	saved_at DATETIME NOT NULL,
	sealed_revision_id INTEGER,
	CONSTRAINT pk_draft PRIMARY KEY (id),
	CONSTRAINT uq_draft_record_kind UNIQUE (record_kind, record_id, field, language)
);

CREATE TABLE organisation (
	id INTEGER NOT NULL,
	name_fr VARCHAR NOT NULL,
	name_en VARCHAR NOT NULL,
	name_es VARCHAR NOT NULL,
	abbreviation VARCHAR NOT NULL,
	CONSTRAINT pk_organisation PRIMARY KEY (id)
);

CREATE TABLE person (
	id INTEGER NOT NULL,
	honorific VARCHAR NOT NULL,
	given_name VARCHAR NOT NULL,
	family_name VARCHAR NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (id)
);

CREATE TABLE state (
	iso3 VARCHAR NOT NULL,
	iso2 VARCHAR NOT NULL,
	name_fr VARCHAR NOT NULL,
	name_en VARCHAR NOT NULL,
	name_es VARCHAR NOT NULL,
	article_fr VARCHAR NOT NULL,
	CONSTRAINT pk_state PRIMARY KEY (iso3)
);

CREATE TABLE body_name (
	id INTEGER NOT NULL,
	body_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	abbreviation VARCHAR NOT NULL,
	valid_from DATE,
	valid_after DATE,
	is_official BOOLEAN NOT NULL,
	is_proposed BOOLEAN NOT NULL,
	source VARCHAR NOT NULL,
	CONSTRAINT pk_body_name PRIMARY KEY (id),
	CONSTRAINT fk_body_name_body_id_body FOREIGN KEY(body_id) REFERENCES body (id) ON DELETE CASCADE,
	CONSTRAINT uq_body_name_body_id UNIQUE (body_id, language, name)
);

CREATE TABLE mandate_version (
	id INTEGER NOT NULL,
	body_id INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	status VARCHAR NOT NULL,
	approved_by_id INTEGER,
	approving_session INTEGER,
	document_symbol VARCHAR NOT NULL,
	dated_on DATE,
	in_force_from DATE,
	in_force_to DATE,
	note VARCHAR NOT NULL,
	CONSTRAINT pk_mandate_version PRIMARY KEY (id),
	CONSTRAINT fk_mandate_version_approved_by_id_body FOREIGN KEY(approved_by_id) REFERENCES body (id),
	CONSTRAINT fk_mandate_version_body_id_body FOREIGN KEY(body_id) REFERENCES body (id)
);

CREATE TABLE mandate_chapter (
	id INTEGER NOT NULL,
	version_id INTEGER NOT NULL,
	number VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_mandate_chapter PRIMARY KEY (id),
	CONSTRAINT fk_mandate_chapter_version_id_mandate_version FOREIGN KEY(version_id) REFERENCES mandate_version (id) ON DELETE CASCADE,
	CONSTRAINT uq_mandate_chapter_version_id UNIQUE (version_id, number)
);

CREATE TABLE session (
	id INTEGER NOT NULL,
	number INTEGER,
	start_on DATE,
	end_on DATE,
	place VARCHAR NOT NULL,
	chair VARCHAR NOT NULL,
	rapporteur VARCHAR NOT NULL,
	rapporteur_is_woman BOOLEAN NOT NULL,
	status VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	is_sample BOOLEAN NOT NULL,
	mandate_version_id INTEGER,
	deleted_at DATETIME,
	CONSTRAINT pk_session PRIMARY KEY (id),
	CONSTRAINT ck_session_dates_in_order CHECK (end_on IS NULL OR start_on IS NULL OR end_on >= start_on),
	CONSTRAINT ck_session_number_positive CHECK (number IS NULL OR number > 0),
	CONSTRAINT fk_session_mandate_version_id_mandate_version FOREIGN KEY(mandate_version_id) REFERENCES mandate_version (id)
);

CREATE TABLE agenda_item (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	parent_id INTEGER,
	position INTEGER NOT NULL,
	fixed_number VARCHAR,
	kind VARCHAR NOT NULL,
	role VARCHAR NOT NULL,
	stage VARCHAR NOT NULL,
	planned_minutes INTEGER,
	presenter VARCHAR NOT NULL,
	proposer VARCHAR NOT NULL,
	outcome VARCHAR,
	deleted_at DATETIME,
	CONSTRAINT pk_agenda_item PRIMARY KEY (id),
	CONSTRAINT ck_agenda_item_minutes_positive CHECK (planned_minutes IS NULL OR planned_minutes >= 0),
	CONSTRAINT fk_agenda_item_parent_id_agenda_item FOREIGN KEY(parent_id) REFERENCES agenda_item (id) ON DELETE CASCADE,
	CONSTRAINT fk_agenda_item_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE INDEX ix_agenda_item_session_id ON agenda_item (session_id);

CREATE TABLE delegation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	session_id INTEGER NOT NULL,
	state_iso3 VARCHAR,
	organisation_id INTEGER,
	capacity VARCHAR NOT NULL,
	CONSTRAINT ck_delegation_state_or_organisation CHECK ((state_iso3 IS NULL) <> (organisation_id IS NULL)),
	CONSTRAINT fk_delegation_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id),
	CONSTRAINT fk_delegation_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
	CONSTRAINT fk_delegation_state_iso3_state FOREIGN KEY(state_iso3) REFERENCES state (iso3)
);

CREATE INDEX ix_delegation_session_id ON delegation (session_id);

CREATE TABLE document (
	id INTEGER NOT NULL,
	session_id INTEGER,
	symbol VARCHAR NOT NULL,
	distribution VARCHAR NOT NULL,
	original_language VARCHAR NOT NULL,
	issued_on DATE,
	deadline_on DATE,
	late_reason VARCHAR NOT NULL, derestricted_on DATE, deleted_at DATETIME,
	CONSTRAINT pk_document PRIMARY KEY (id),
	CONSTRAINT fk_document_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE INDEX ix_document_session_id ON document (session_id);

CREATE TABLE mandate_chapter_title (
	id INTEGER NOT NULL,
	chapter_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	is_official BOOLEAN NOT NULL,
	CONSTRAINT pk_mandate_chapter_title PRIMARY KEY (id),
	CONSTRAINT fk_mandate_chapter_title_chapter_id_mandate_chapter FOREIGN KEY(chapter_id) REFERENCES mandate_chapter (id) ON DELETE CASCADE,
	CONSTRAINT uq_mandate_chapter_title_chapter_id UNIQUE (chapter_id, language)
);

CREATE TABLE mandate_clause (
	id INTEGER NOT NULL,
	chapter_id INTEGER NOT NULL,
	letter VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_mandate_clause PRIMARY KEY (id),
	CONSTRAINT fk_mandate_clause_chapter_id_mandate_chapter FOREIGN KEY(chapter_id) REFERENCES mandate_chapter (id) ON DELETE CASCADE,
	CONSTRAINT uq_mandate_clause_chapter_id UNIQUE (chapter_id, letter)
);

CREATE TABLE meeting (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	starts_at DATETIME NOT NULL,
	ends_at DATETIME,
	time_zone VARCHAR NOT NULL,
	CONSTRAINT pk_meeting PRIMARY KEY (id),
	CONSTRAINT fk_meeting_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE TABLE paper (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	symbol VARCHAR NOT NULL,
	dated_on DATE,
	original_language VARCHAR NOT NULL,
	addressee_session INTEGER,
	CONSTRAINT pk_paper PRIMARY KEY (id),
	CONSTRAINT fk_paper_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
	CONSTRAINT uq_paper_session_id UNIQUE (session_id, kind)
);

CREATE TABLE session_body (
	session_id INTEGER NOT NULL,
	body_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_session_body PRIMARY KEY (session_id, body_id),
	CONSTRAINT fk_session_body_body_id_body FOREIGN KEY(body_id) REFERENCES body (id),
	CONSTRAINT fk_session_body_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE TABLE agenda_item_clause (
	item_id INTEGER NOT NULL,
	clause_id INTEGER NOT NULL,
	CONSTRAINT pk_agenda_item_clause PRIMARY KEY (item_id, clause_id),
	CONSTRAINT fk_agenda_item_clause_clause_id_mandate_clause FOREIGN KEY(clause_id) REFERENCES mandate_clause (id),
	CONSTRAINT fk_agenda_item_clause_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE
);

CREATE INDEX ix_agenda_item_clause_clause_id ON agenda_item_clause (clause_id);

CREATE TABLE agenda_item_document (
	item_id INTEGER NOT NULL,
	document_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	part VARCHAR NOT NULL,
	CONSTRAINT pk_agenda_item_document PRIMARY KEY (item_id, document_id),
	CONSTRAINT fk_agenda_item_document_document_id_document FOREIGN KEY(document_id) REFERENCES document (id),
	CONSTRAINT fk_agenda_item_document_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE
);

CREATE TABLE agenda_item_text (
	id INTEGER NOT NULL,
	item_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	annotation VARCHAR NOT NULL, made_from VARCHAR,
	CONSTRAINT pk_agenda_item_text PRIMARY KEY (id),
	CONSTRAINT fk_agenda_item_text_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE,
	CONSTRAINT uq_agenda_item_text_item_id UNIQUE (item_id, language)
);

CREATE TABLE delegation_member (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	delegation_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	role VARCHAR NOT NULL,
	function VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT fk_delegation_member_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id) ON DELETE CASCADE,
	CONSTRAINT fk_delegation_member_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_delegation_member_delegation_id ON delegation_member (delegation_id);

CREATE TABLE document_version (
	id INTEGER NOT NULL,
	document_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	file_name VARCHAR NOT NULL,
	content_digest VARCHAR,
	CONSTRAINT pk_document_version PRIMARY KEY (id),
	CONSTRAINT fk_document_version_content_digest_content FOREIGN KEY(content_digest) REFERENCES content (digest),
	CONSTRAINT fk_document_version_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
	CONSTRAINT uq_document_version_document_id UNIQUE (document_id, language)
);

CREATE TABLE intervention (
	id INTEGER NOT NULL,
	item_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	delegation_id INTEGER,
	on_behalf_of VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	stance VARCHAR NOT NULL,
	attribution VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	summary VARCHAR NOT NULL, heard_at DATETIME, seconds INTEGER, deleted_at DATETIME,
	CONSTRAINT pk_intervention PRIMARY KEY (id),
	CONSTRAINT fk_intervention_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id),
	CONSTRAINT fk_intervention_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE
);

CREATE INDEX ix_intervention_item_id ON intervention (item_id);

CREATE TABLE mandate_clause_text (
	id INTEGER NOT NULL,
	clause_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	is_official BOOLEAN NOT NULL,
	CONSTRAINT pk_mandate_clause_text PRIMARY KEY (id),
	CONSTRAINT fk_mandate_clause_text_clause_id_mandate_clause FOREIGN KEY(clause_id) REFERENCES mandate_clause (id) ON DELETE CASCADE,
	CONSTRAINT uq_mandate_clause_text_clause_id UNIQUE (clause_id, language)
);

CREATE TABLE minutes_revision (
	id INTEGER NOT NULL,
	item_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	sealed_at DATETIME NOT NULL,
	installation VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	restored_from_id INTEGER, words INTEGER,
	CONSTRAINT pk_minutes_revision PRIMARY KEY (id),
	CONSTRAINT fk_minutes_revision_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id),
	CONSTRAINT fk_minutes_revision_restored_from_id_minutes_revision FOREIGN KEY(restored_from_id) REFERENCES minutes_revision (id)
);

CREATE INDEX ix_minutes_revision_item_id ON minutes_revision (item_id);

CREATE TABLE paper_issue (
	id INTEGER NOT NULL,
	paper_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	format VARCHAR NOT NULL,
	file_name VARCHAR NOT NULL,
	digest VARCHAR NOT NULL,
	issued_at DATETIME NOT NULL,
	CONSTRAINT pk_paper_issue PRIMARY KEY (id),
	CONSTRAINT fk_paper_issue_paper_id_paper FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE CASCADE
);

CREATE TABLE recommendation (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	item_id INTEGER,
	number INTEGER NOT NULL,
	status VARCHAR NOT NULL,
	deleted_at DATETIME, action_owner VARCHAR, action_due_on DATE,
	CONSTRAINT pk_recommendation PRIMARY KEY (id),
	CONSTRAINT fk_recommendation_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE SET NULL,
	CONSTRAINT fk_recommendation_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
	CONSTRAINT uq_recommendation_session_id UNIQUE (session_id, number)
);

CREATE INDEX ix_recommendation_item_id ON recommendation (item_id);

CREATE INDEX ix_recommendation_session_id ON recommendation (session_id);

CREATE TABLE paper_source (
	id INTEGER NOT NULL,
	issue_id INTEGER NOT NULL,
	paragraph VARCHAR NOT NULL,
	source_kind VARCHAR NOT NULL,
	source_id INTEGER NOT NULL,
	CONSTRAINT pk_paper_source PRIMARY KEY (id),
	CONSTRAINT fk_paper_source_issue_id_paper_issue FOREIGN KEY(issue_id) REFERENCES paper_issue (id) ON DELETE CASCADE
);

CREATE INDEX ix_paper_source_issue_id ON paper_source (issue_id);

CREATE TABLE recommendation_clause (
	recommendation_id INTEGER NOT NULL,
	clause_id INTEGER NOT NULL,
	CONSTRAINT pk_recommendation_clause PRIMARY KEY (recommendation_id, clause_id),
	CONSTRAINT fk_recommendation_clause_clause_id_mandate_clause FOREIGN KEY(clause_id) REFERENCES mandate_clause (id),
	CONSTRAINT fk_recommendation_clause_recommendation_id_recommendation FOREIGN KEY(recommendation_id) REFERENCES recommendation (id) ON DELETE CASCADE
);

CREATE TABLE recommendation_paragraph (
	id INTEGER NOT NULL,
	recommendation_id INTEGER NOT NULL,
	part VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	verb VARCHAR NOT NULL,
	CONSTRAINT pk_recommendation_paragraph PRIMARY KEY (id),
	CONSTRAINT fk_recommendation_paragraph_recommendation_id_recommendation FOREIGN KEY(recommendation_id) REFERENCES recommendation (id) ON DELETE CASCADE
);

CREATE INDEX ix_recommendation_paragraph_recommendation_id ON recommendation_paragraph (recommendation_id);

CREATE TABLE recommendation_step (
	id INTEGER NOT NULL,
	recommendation_id INTEGER NOT NULL,
	status VARCHAR NOT NULL,
	"on" DATE,
	body_id INTEGER,
	body_session INTEGER,
	symbol VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	recorded_at DATETIME NOT NULL, override_reason VARCHAR,
	CONSTRAINT pk_recommendation_step PRIMARY KEY (id),
	CONSTRAINT fk_recommendation_step_body_id_body FOREIGN KEY(body_id) REFERENCES body (id),
	CONSTRAINT fk_recommendation_step_recommendation_id_recommendation FOREIGN KEY(recommendation_id) REFERENCES recommendation (id) ON DELETE CASCADE
);

CREATE INDEX ix_recommendation_step_recommendation_id ON recommendation_step (recommendation_id);

CREATE TABLE recommendation_text (
	id INTEGER NOT NULL,
	paragraph_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	CONSTRAINT pk_recommendation_text PRIMARY KEY (id),
	CONSTRAINT fk_recommendation_text_paragraph_id_recommendation_paragraph FOREIGN KEY(paragraph_id) REFERENCES recommendation_paragraph (id) ON DELETE CASCADE,
	CONSTRAINT uq_recommendation_text_paragraph_id UNIQUE (paragraph_id, language)
);

CREATE TABLE agenda_template (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	items JSON NOT NULL,
	deleted_at DATETIME,
	CONSTRAINT pk_agenda_template PRIMARY KEY (id),
	CONSTRAINT uq_agenda_template_name UNIQUE (name)
);

CREATE TABLE group_scheme (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	is_used BOOLEAN NOT NULL,
	CONSTRAINT uq_group_scheme_name UNIQUE (name)
);

CREATE TABLE membership (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	state_iso3 VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	from_on DATE,
	until_on DATE,
	vote_suspended_from DATE,
	vote_suspended_until DATE,
	is_verified BOOLEAN NOT NULL,
	CONSTRAINT ck_membership_dates_in_order CHECK (until_on IS NULL OR from_on IS NULL OR until_on >= from_on),
	CONSTRAINT fk_membership_state_iso3_state FOREIGN KEY(state_iso3) REFERENCES state (iso3)
);

CREATE INDEX ix_membership_state_iso3 ON membership (state_iso3);

CREATE TABLE state_group (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	scheme_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	name_fr VARCHAR NOT NULL,
	name_en VARCHAR NOT NULL,
	name_es VARCHAR NOT NULL,
	abbreviation VARCHAR NOT NULL,
	CONSTRAINT fk_state_group_scheme_id_group_scheme FOREIGN KEY(scheme_id) REFERENCES group_scheme (id) ON DELETE CASCADE
);

CREATE INDEX ix_state_group_scheme_id ON state_group (scheme_id);

CREATE TABLE group_membership (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	group_id INTEGER NOT NULL,
	state_iso3 VARCHAR NOT NULL,
	is_aligned_only BOOLEAN NOT NULL,
	from_on DATE,
	until_on DATE,
	CONSTRAINT fk_group_membership_group_id_state_group FOREIGN KEY(group_id) REFERENCES state_group (id) ON DELETE CASCADE,
	CONSTRAINT fk_group_membership_state_iso3_state FOREIGN KEY(state_iso3) REFERENCES state (iso3)
);

CREATE INDEX ix_group_membership_group_id ON group_membership (group_id);

CREATE TABLE mandate_step (
	id INTEGER NOT NULL,
	version_id INTEGER NOT NULL,
	status VARCHAR NOT NULL,
	"on" DATE,
	body_id INTEGER,
	body_session INTEGER,
	document_symbol VARCHAR NOT NULL,
	recorded_at DATETIME NOT NULL,
	CONSTRAINT pk_mandate_step PRIMARY KEY (id),
	CONSTRAINT fk_mandate_step_body_id_body FOREIGN KEY(body_id) REFERENCES body (id),
	CONSTRAINT fk_mandate_step_version_id_mandate_version FOREIGN KEY(version_id) REFERENCES mandate_version (id) ON DELETE CASCADE
);

CREATE INDEX ix_mandate_step_version_id ON mandate_step (version_id);

CREATE TABLE agenda_version (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	stage VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	symbol VARCHAR NOT NULL,
	issued_at DATETIME NOT NULL,
	content JSON NOT NULL,
	CONSTRAINT pk_agenda_version PRIMARY KEY (id),
	CONSTRAINT fk_agenda_version_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
	CONSTRAINT uq_agenda_version_session_id UNIQUE (session_id, stage, revision)
);

CREATE INDEX ix_agenda_version_session_id ON agenda_version (session_id);

CREATE TABLE session_calendar (
	session_id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	sequence INTEGER NOT NULL,
	digest VARCHAR NOT NULL,
	told_at DATETIME NOT NULL,
	CONSTRAINT pk_session_calendar PRIMARY KEY (session_id),
	CONSTRAINT fk_session_calendar_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
	CONSTRAINT uq_session_calendar_uid UNIQUE (uid)
);

CREATE TABLE agenda_break (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	session_id INTEGER NOT NULL,
	after_item_id INTEGER NOT NULL,
	minutes INTEGER NOT NULL,
	CONSTRAINT fk_agenda_break_after_item_id_agenda_item FOREIGN KEY(after_item_id) REFERENCES agenda_item (id) ON DELETE CASCADE,
	CONSTRAINT fk_agenda_break_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE INDEX ix_agenda_break_session_id ON agenda_break (session_id);

CREATE TABLE concordance_link (
	id INTEGER NOT NULL,
	old_version_id INTEGER NOT NULL,
	new_version_id INTEGER NOT NULL,
	old_clause_id INTEGER,
	new_clause_id INTEGER,
	kind VARCHAR NOT NULL,
	confirmed_at DATETIME NOT NULL,
	CONSTRAINT pk_concordance_link PRIMARY KEY (id),
	CONSTRAINT ck_concordance_link_one_end CHECK (old_clause_id IS NOT NULL OR new_clause_id IS NOT NULL),
	CONSTRAINT fk_concordance_link_new_clause_id_mandate_clause FOREIGN KEY(new_clause_id) REFERENCES mandate_clause (id) ON DELETE CASCADE,
	CONSTRAINT fk_concordance_link_new_version_id_mandate_version FOREIGN KEY(new_version_id) REFERENCES mandate_version (id) ON DELETE CASCADE,
	CONSTRAINT fk_concordance_link_old_clause_id_mandate_clause FOREIGN KEY(old_clause_id) REFERENCES mandate_clause (id) ON DELETE CASCADE,
	CONSTRAINT fk_concordance_link_old_version_id_mandate_version FOREIGN KEY(old_version_id) REFERENCES mandate_version (id) ON DELETE CASCADE
);

CREATE INDEX ix_concordance_link_new_version_id ON concordance_link (new_version_id);

CREATE INDEX ix_concordance_link_old_version_id ON concordance_link (old_version_id);

CREATE TABLE paper_text (
	id INTEGER NOT NULL,
	paper_id INTEGER NOT NULL,
	place VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	CONSTRAINT pk_paper_text PRIMARY KEY (id),
	CONSTRAINT fk_paper_text_paper_id_paper FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE CASCADE,
	CONSTRAINT uq_paper_text_paper_id UNIQUE (paper_id, place, language)
);

CREATE TABLE agenda_item_carry_over (
	item_id INTEGER NOT NULL,
	is_recurring BOOLEAN NOT NULL,
	continued_from_id INTEGER,
	CONSTRAINT pk_agenda_item_carry_over PRIMARY KEY (item_id),
	CONSTRAINT fk_agenda_item_carry_over_continued_from_id_agenda_item FOREIGN KEY(continued_from_id) REFERENCES agenda_item (id),
	CONSTRAINT fk_agenda_item_carry_over_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE
);

CREATE TABLE house_setting (
	name VARCHAR NOT NULL,
	value JSON NOT NULL,
	CONSTRAINT pk_house_setting PRIMARY KEY (name)
);

CREATE TABLE typed_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	record_kind VARCHAR NOT NULL,
	record_id INTEGER NOT NULL,
	field VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	base_digest VARCHAR NOT NULL,
	place INTEGER NOT NULL,
	removed VARCHAR NOT NULL,
	added VARCHAR NOT NULL,
	typed_at DATETIME NOT NULL
);

CREATE INDEX ix_typed_change_key ON typed_change (record_kind, record_id, field, language);

CREATE TABLE recovered_text (
	id INTEGER NOT NULL,
	record_kind VARCHAR NOT NULL,
	record_id INTEGER NOT NULL,
	field VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	typed_at DATETIME NOT NULL,
	found_at DATETIME NOT NULL,
	settled_at DATETIME,
	choice VARCHAR,
	left_text VARCHAR,
	CONSTRAINT pk_recovered_text PRIMARY KEY (id)
);

CREATE TABLE attendance (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	meeting_id INTEGER NOT NULL,
	delegation_id INTEGER NOT NULL,
	arrived_at DATETIME NOT NULL,
	left_at DATETIME,
	CONSTRAINT fk_attendance_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id) ON DELETE CASCADE,
	CONSTRAINT fk_attendance_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);

CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id);

CREATE TABLE item_time (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	meeting_id INTEGER NOT NULL,
	item_id INTEGER NOT NULL,
	began_at DATETIME NOT NULL,
	ended_at DATETIME,
	CONSTRAINT fk_item_time_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE,
	CONSTRAINT fk_item_time_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);

CREATE INDEX ix_item_time_item_id ON item_time (item_id);

CREATE INDEX ix_item_time_meeting_id ON item_time (meeting_id);

CREATE TABLE motion (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	item_id INTEGER NOT NULL,
	meeting_id INTEGER,
	delegation_id INTEGER,
	kind VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	status VARCHAR NOT NULL,
	moved_at DATETIME NOT NULL,
	deleted_at DATETIME,
	CONSTRAINT fk_motion_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id),
	CONSTRAINT fk_motion_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE,
	CONSTRAINT fk_motion_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL
);

CREATE INDEX ix_motion_item_id ON motion (item_id);

CREATE TABLE intervention_aligned (
	intervention_id INTEGER NOT NULL,
	state_iso3 VARCHAR NOT NULL,
	CONSTRAINT pk_intervention_aligned PRIMARY KEY (intervention_id, state_iso3),
	CONSTRAINT fk_intervention_aligned_intervention_id_intervention FOREIGN KEY(intervention_id) REFERENCES intervention (id) ON DELETE CASCADE,
	CONSTRAINT fk_intervention_aligned_state_iso3_state FOREIGN KEY(state_iso3) REFERENCES state (iso3)
);

CREATE TABLE intervention_group (
	intervention_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	CONSTRAINT pk_intervention_group PRIMARY KEY (intervention_id),
	CONSTRAINT fk_intervention_group_group_id_state_group FOREIGN KEY(group_id) REFERENCES state_group (id),
	CONSTRAINT fk_intervention_group_intervention_id_intervention FOREIGN KEY(intervention_id) REFERENCES intervention (id) ON DELETE CASCADE
);

CREATE TABLE speaker (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	meeting_id INTEGER NOT NULL,
	item_id INTEGER NOT NULL,
	delegation_id INTEGER,
	name VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	on_behalf_of VARCHAR NOT NULL,
	group_id INTEGER,
	position INTEGER NOT NULL,
	status VARCHAR NOT NULL,
	asked_at DATETIME NOT NULL,
	began_at DATETIME,
	ended_at DATETIME,
	paused_seconds INTEGER NOT NULL,
	intervention_id INTEGER,
	CONSTRAINT fk_speaker_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id),
	CONSTRAINT fk_speaker_group_id_state_group FOREIGN KEY(group_id) REFERENCES state_group (id) ON DELETE SET NULL,
	CONSTRAINT fk_speaker_intervention_id_intervention FOREIGN KEY(intervention_id) REFERENCES intervention (id) ON DELETE SET NULL,
	CONSTRAINT fk_speaker_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE,
	CONSTRAINT fk_speaker_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);

CREATE INDEX ix_speaker_item_id ON speaker (item_id);

CREATE INDEX ix_speaker_meeting_id ON speaker (meeting_id);

CREATE TABLE vote (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	motion_id INTEGER NOT NULL,
	method VARCHAR NOT NULL,
	majority VARCHAR NOT NULL,
	in_favour INTEGER NOT NULL,
	against INTEGER NOT NULL,
	abstaining INTEGER NOT NULL,
	present INTEGER NOT NULL,
	quorum INTEGER NOT NULL,
	is_valid BOOLEAN NOT NULL,
	is_adopted BOOLEAN NOT NULL,
	taken_at DATETIME NOT NULL,
	CONSTRAINT fk_vote_motion_id_motion FOREIGN KEY(motion_id) REFERENCES motion (id) ON DELETE CASCADE
);

CREATE INDEX ix_vote_motion_id ON vote (motion_id);

CREATE TABLE ballot (
	vote_id INTEGER NOT NULL,
	delegation_id INTEGER NOT NULL,
	choice VARCHAR NOT NULL,
	CONSTRAINT pk_ballot PRIMARY KEY (vote_id, delegation_id),
	CONSTRAINT fk_ballot_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id),
	CONSTRAINT fk_ballot_vote_id_vote FOREIGN KEY(vote_id) REFERENCES vote (id) ON DELETE CASCADE
);

CREATE TABLE content_reading (
	digest VARCHAR NOT NULL,
	printable_digest VARCHAR,
	pages INTEGER,
	words INTEGER,
	text VARCHAR NOT NULL,
	remark VARCHAR NOT NULL,
	read_at DATETIME NOT NULL,
	CONSTRAINT pk_content_reading PRIMARY KEY (digest),
	CONSTRAINT fk_content_reading_digest_content FOREIGN KEY(digest) REFERENCES content (digest) ON DELETE CASCADE,
	CONSTRAINT fk_content_reading_printable_digest_content FOREIGN KEY(printable_digest) REFERENCES content (digest)
);

CREATE TABLE frozen_minutes (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	stage VARCHAR NOT NULL,
	frozen_at DATETIME NOT NULL,
	digest VARCHAR NOT NULL,
	facts JSON NOT NULL,
	CONSTRAINT pk_frozen_minutes PRIMARY KEY (id),
	CONSTRAINT fk_frozen_minutes_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
);

CREATE INDEX ix_frozen_minutes_session_id ON frozen_minutes (session_id);

CREATE TABLE minutes_deadline (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	circulated_on DATE NOT NULL,
	deadline_on DATE NOT NULL,
	CONSTRAINT pk_minutes_deadline PRIMARY KEY (id),
	CONSTRAINT fk_minutes_deadline_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
	CONSTRAINT uq_minutes_deadline_session_id UNIQUE (session_id, language)
);

CREATE TABLE minutes_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	session_id INTEGER NOT NULL,
	stage VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	approving_session_id INTEGER,
	note VARCHAR NOT NULL,
	recorded_at DATETIME NOT NULL,
	CONSTRAINT fk_minutes_step_approving_session_id_session FOREIGN KEY(approving_session_id) REFERENCES session (id),
	CONSTRAINT fk_minutes_step_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE INDEX ix_minutes_step_session_id ON minutes_step (session_id);

CREATE TABLE pack (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	session_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	status VARCHAR NOT NULL,
	options JSON NOT NULL,
	issued_at DATETIME,
	layout JSON,
	CONSTRAINT fk_pack_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
	CONSTRAINT uq_pack_session_id UNIQUE (session_id, language, number)
);

CREATE INDEX ix_pack_session_id ON pack (session_id);

CREATE TABLE pack_recipient (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	session_id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	copy_number INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	may_have_restricted BOOLEAN NOT NULL,
	deleted_at DATETIME,
	CONSTRAINT fk_pack_recipient_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE INDEX ix_pack_recipient_session_id ON pack_recipient (session_id);

CREATE TABLE correction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	session_id INTEGER NOT NULL,
	item_id INTEGER,
	delegation_id INTEGER,
	language VARCHAR NOT NULL,
	paragraph VARCHAR NOT NULL,
	old_text VARCHAR NOT NULL,
	new_text VARCHAR NOT NULL,
	received_on DATE NOT NULL,
	status VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	final_text VARCHAR NOT NULL,
	decided_at DATETIME,
	deleted_at DATETIME,
	CONSTRAINT fk_correction_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id),
	CONSTRAINT fk_correction_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE SET NULL,
	CONSTRAINT fk_correction_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE INDEX ix_correction_session_id ON correction (session_id);

CREATE TABLE pack_copy (
	id INTEGER NOT NULL,
	pack_id INTEGER NOT NULL,
	recipient_id INTEGER,
	recipient_name VARCHAR NOT NULL,
	copy_number INTEGER,
	file_name VARCHAR NOT NULL,
	digest VARCHAR NOT NULL,
	made_at DATETIME NOT NULL,
	CONSTRAINT pk_pack_copy PRIMARY KEY (id),
	CONSTRAINT fk_pack_copy_pack_id_pack FOREIGN KEY(pack_id) REFERENCES pack (id) ON DELETE CASCADE,
	CONSTRAINT fk_pack_copy_recipient_id_pack_recipient FOREIGN KEY(recipient_id) REFERENCES pack_recipient (id)
);

CREATE INDEX ix_pack_copy_pack_id ON pack_copy (pack_id);

CREATE TABLE pack_part (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	pack_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	reference VARCHAR NOT NULL,
	item_id INTEGER,
	position INTEGER NOT NULL,
	is_included BOOLEAN NOT NULL,
	audience VARCHAR NOT NULL,
	content_digest VARCHAR,
	CONSTRAINT fk_pack_part_content_digest_content FOREIGN KEY(content_digest) REFERENCES content (digest),
	CONSTRAINT fk_pack_part_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE,
	CONSTRAINT fk_pack_part_pack_id_pack FOREIGN KEY(pack_id) REFERENCES pack (id) ON DELETE CASCADE,
	CONSTRAINT uq_pack_part_pack_id UNIQUE (pack_id, kind, reference, item_id)
);

CREATE INDEX ix_pack_part_pack_id ON pack_part (pack_id);

CREATE TABLE document_former_file (
	id INTEGER NOT NULL,
	version_id INTEGER NOT NULL,
	file_name VARCHAR NOT NULL,
	content_digest VARCHAR NOT NULL,
	replaced_at DATETIME NOT NULL,
	CONSTRAINT pk_document_former_file PRIMARY KEY (id),
	CONSTRAINT fk_document_former_file_content_digest_content FOREIGN KEY(content_digest) REFERENCES content (digest),
	CONSTRAINT fk_document_former_file_version_id_document_version FOREIGN KEY(version_id) REFERENCES document_version (id) ON DELETE CASCADE
);

CREATE INDEX ix_document_former_file_version_id ON document_former_file (version_id);

CREATE TABLE report_deadline (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	received_on DATE NOT NULL,
	deadline_on DATE NOT NULL,
	CONSTRAINT pk_report_deadline PRIMARY KEY (id),
	CONSTRAINT fk_report_deadline_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
	CONSTRAINT uq_report_deadline_session_id UNIQUE (session_id, language)
);

CREATE TABLE report_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	session_id INTEGER NOT NULL,
	stage VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	symbol VARCHAR NOT NULL,
	form VARCHAR NOT NULL,
	approving_body_id INTEGER,
	approving_session INTEGER,
	resolution VARCHAR NOT NULL,
	replaces VARCHAR NOT NULL,
	replaces_dated_on DATE,
	note VARCHAR NOT NULL,
	recorded_at DATETIME NOT NULL,
	deleted_at DATETIME,
	CONSTRAINT fk_report_step_approving_body_id_body FOREIGN KEY(approving_body_id) REFERENCES body (id),
	CONSTRAINT fk_report_step_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
);

CREATE INDEX ix_report_step_session_id ON report_step (session_id);

CREATE TABLE report_correction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	session_id INTEGER NOT NULL,
	delegation_id INTEGER,
	language VARCHAR NOT NULL,
	paragraph VARCHAR NOT NULL,
	old_text VARCHAR NOT NULL,
	new_text VARCHAR NOT NULL,
	received_on DATE NOT NULL,
	status VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	final_text VARCHAR NOT NULL,
	decided_at DATETIME,
	deleted_at DATETIME,
	CONSTRAINT fk_report_correction_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id),
	CONSTRAINT fk_report_correction_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE INDEX ix_report_correction_session_id ON report_correction (session_id);

CREATE TABLE report_file (
	id INTEGER NOT NULL,
	step_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	format VARCHAR NOT NULL,
	file_name VARCHAR NOT NULL,
	content_digest VARCHAR NOT NULL,
	kept_at DATETIME NOT NULL,
	CONSTRAINT pk_report_file PRIMARY KEY (id),
	CONSTRAINT fk_report_file_content_digest_content FOREIGN KEY(content_digest) REFERENCES content (digest),
	CONSTRAINT fk_report_file_step_id_report_step FOREIGN KEY(step_id) REFERENCES report_step (id)
);

CREATE INDEX ix_report_file_step_id ON report_file (step_id);

CREATE TABLE audit_link (
	audit_id INTEGER NOT NULL,
	digest VARCHAR NOT NULL,
	CONSTRAINT pk_audit_link PRIMARY KEY (audit_id)
);

CREATE TABLE report (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	profile VARCHAR NOT NULL,
	addressee_session INTEGER,
	scope JSON NOT NULL,
	outline JSON NOT NULL,
	original_language VARCHAR NOT NULL,
	stage VARCHAR NOT NULL,
	marking VARCHAR NOT NULL,
	deleted_at DATETIME,
	CONSTRAINT pk_report PRIMARY KEY (id),
	CONSTRAINT fk_report_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE INDEX ix_report_session_id ON report (session_id);

CREATE TABLE report_paragraph (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	report_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	base_position INTEGER,
	section VARCHAR NOT NULL,
	"key" VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	anchor VARCHAR NOT NULL,
	fixed_number VARCHAR,
	alternative_of INTEGER,
	is_agreed BOOLEAN NOT NULL,
	is_bracketed BOOLEAN NOT NULL,
	deleted_at DATETIME,
	CONSTRAINT fk_report_paragraph_alternative_of_report_paragraph FOREIGN KEY(alternative_of) REFERENCES report_paragraph (id),
	CONSTRAINT fk_report_paragraph_report_id_report FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE
);

CREATE INDEX ix_report_paragraph_report_id ON report_paragraph (report_id);

CREATE TABLE report_paragraph_text (
	id INTEGER NOT NULL,
	paragraph_id INTEGER NOT NULL,
	language VARCHAR NOT NULL,
	base VARCHAR,
	text VARCHAR NOT NULL,
	proposal VARCHAR,
	made_from VARCHAR NOT NULL,
	CONSTRAINT pk_report_paragraph_text PRIMARY KEY (id),
	CONSTRAINT fk_report_paragraph_text_paragraph_id_report_paragraph FOREIGN KEY(paragraph_id) REFERENCES report_paragraph (id) ON DELETE CASCADE,
	CONSTRAINT uq_report_paragraph_text_paragraph_id UNIQUE (paragraph_id, language)
);

CREATE TABLE report_source (
	id INTEGER NOT NULL,
	paragraph_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	record_id INTEGER NOT NULL,
	digest VARCHAR NOT NULL,
	CONSTRAINT pk_report_source PRIMARY KEY (id),
	CONSTRAINT fk_report_source_paragraph_id_report_paragraph FOREIGN KEY(paragraph_id) REFERENCES report_paragraph (id) ON DELETE CASCADE
);

CREATE INDEX ix_report_source_paragraph_id ON report_source (paragraph_id);

CREATE TABLE saved_search (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	"query" VARCHAR NOT NULL,
	CONSTRAINT pk_saved_search PRIMARY KEY (id)
);

CREATE INDEX ix_draft_written ON draft (record_kind, record_id) WHERE text <> '';

CREATE TABLE search_entry (id INTEGER NOT NULL PRIMARY KEY, kind VARCHAR NOT NULL, source_id INTEGER NOT NULL, record_id INTEGER NOT NULL, session_id INTEGER, item_id INTEGER, language VARCHAR NOT NULL, title VARCHAR NOT NULL, text VARCHAR NOT NULL);

CREATE INDEX ix_search_entry_kind_source_id ON search_entry (kind, source_id);

CREATE INDEX ix_search_entry_kind_record_id ON search_entry (kind, record_id);

CREATE INDEX ix_search_entry_session_id ON search_entry (session_id);

CREATE INDEX ix_search_entry_item_id ON search_entry (item_id);

CREATE TABLE search_pending (entry_id INTEGER NOT NULL PRIMARY KEY, former VARCHAR);

CREATE VIRTUAL TABLE search_index USING fts5(text, content='search_entry', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

CREATE VIEW search_session AS SELECT IFNULL(CAST(julianday(s.start_on) - 1721424.5 AS INTEGER), 0) * 4294967296 + 268435456 + s.id AS id, 'session' AS kind, s.id AS source_id, s.id AS record_id, s.id AS session_id, NULL AS item_id, '' AS language, s.place AS title, s.place || char(10) || s.chair || char(10) || s.rapporteur || char(10) || s.note AS text FROM session s WHERE s.deleted_at IS NULL;

CREATE VIEW search_item AS SELECT IFNULL(CAST(julianday(s.start_on) - 1721424.5 AS INTEGER), 0) * 4294967296 + 536870912 + t.id AS id, 'item' AS kind, t.id AS source_id, i.id AS record_id, i.session_id AS session_id, i.id AS item_id, t.language AS language, t.title AS title, t.title || char(10) || t.annotation || char(10) || i.presenter || ' ' || i.proposer AS text FROM agenda_item_text t JOIN agenda_item i ON i.id = t.item_id AND i.deleted_at IS NULL JOIN session s ON s.id = i.session_id WHERE s.deleted_at IS NULL;

CREATE VIEW search_minutes AS SELECT IFNULL(CAST(julianday(s.start_on) - 1721424.5 AS INTEGER), 0) * 4294967296 + 805306368 + d.id AS id, 'minutes' AS kind, d.id AS source_id, i.id AS record_id, i.session_id AS session_id, i.id AS item_id, d.language AS language, '' AS title, d.text AS text FROM draft d JOIN agenda_item i ON i.id = d.record_id AND i.deleted_at IS NULL JOIN session s ON s.id = i.session_id WHERE d.record_kind = 'item' AND d.field = 'minutes' AND s.deleted_at IS NULL;

CREATE VIEW search_intervention AS SELECT IFNULL(CAST(julianday(s.start_on) - 1721424.5 AS INTEGER), 0) * 4294967296 + 1073741824 + v.id AS id, 'intervention' AS kind, v.id AS source_id, v.id AS record_id, i.session_id AS session_id, i.id AS item_id, v.language AS language, IFNULL(n.name_fr, IFNULL(o.name_fr, '')) AS title, v.summary || char(10) || v.text || char(10) || v.on_behalf_of || char(10) || IFNULL(n.name_fr, IFNULL(o.name_fr, '')) || ' · ' || IFNULL(n.name_en, IFNULL(o.name_en, '')) || ' · ' || IFNULL(n.name_es, IFNULL(o.name_es, '')) || ' ' || IFNULL(o.abbreviation, '') AS text FROM intervention v JOIN agenda_item i ON i.id = v.item_id AND i.deleted_at IS NULL JOIN session s ON s.id = i.session_id LEFT JOIN delegation g ON g.id = v.delegation_id LEFT JOIN state n ON n.iso3 = g.state_iso3 LEFT JOIN organisation o ON o.id = g.organisation_id WHERE v.deleted_at IS NULL AND s.deleted_at IS NULL;

CREATE VIEW search_recommendation AS SELECT IFNULL(CAST(julianday(s.start_on) - 1721424.5 AS INTEGER), 0) * 4294967296 + 1342177280 + t.id AS id, 'recommendation' AS kind, t.id AS source_id, r.id AS record_id, r.session_id AS session_id, r.item_id AS item_id, t.language AS language, CAST(r.number AS TEXT) AS title, t.text AS text FROM recommendation_text t JOIN recommendation_paragraph p ON p.id = t.paragraph_id JOIN recommendation r ON r.id = p.recommendation_id JOIN session s ON s.id = r.session_id WHERE r.deleted_at IS NULL AND s.deleted_at IS NULL;

CREATE VIEW search_report AS SELECT IFNULL(CAST(julianday(s.start_on) - 1721424.5 AS INTEGER), 0) * 4294967296 + 1610612736 + t.id AS id, 'report' AS kind, t.id AS source_id, p.id AS record_id, r.session_id AS session_id, NULL AS item_id, t.language AS language, '' AS title, t.text AS text FROM report_paragraph_text t JOIN report_paragraph p ON p.id = t.paragraph_id JOIN report r ON r.id = p.report_id JOIN session s ON s.id = r.session_id WHERE p.deleted_at IS NULL AND r.deleted_at IS NULL AND s.deleted_at IS NULL;

CREATE VIEW search_document AS SELECT IFNULL(CAST(julianday(s.start_on) - 1721424.5 AS INTEGER), 0) * 4294967296 + 1879048192 + v.id AS id, 'document' AS kind, v.id AS source_id, d.id AS record_id, d.session_id AS session_id, NULL AS item_id, v.language AS language, d.symbol || ' ' || v.title AS title, d.symbol || ' ' || v.title || char(10) || v.file_name || char(10) || IFNULL(c.text, '') AS text FROM document_version v JOIN document d ON d.id = v.document_id LEFT JOIN session s ON s.id = d.session_id LEFT JOIN content_reading c ON c.digest = v.content_digest WHERE d.deleted_at IS NULL AND s.deleted_at IS NULL;

CREATE VIEW search_person AS SELECT IFNULL(CAST(julianday(s.start_on) - 1721424.5 AS INTEGER), 0) * 4294967296 + 2147483648 + m.id AS id, 'person' AS kind, m.id AS source_id, g.id AS record_id, g.session_id AS session_id, NULL AS item_id, '' AS language, p.given_name || ' ' || p.family_name AS title, p.honorific || ' ' || p.given_name || ' ' || p.family_name || char(10) || m.function || char(10) || IFNULL(n.name_fr, IFNULL(o.name_fr, '')) || ' · ' || IFNULL(n.name_en, IFNULL(o.name_en, '')) || ' · ' || IFNULL(n.name_es, IFNULL(o.name_es, '')) || ' ' || IFNULL(o.abbreviation, '') AS text FROM delegation_member m JOIN person p ON p.id = m.person_id JOIN delegation g ON g.id = m.delegation_id JOIN session s ON s.id = g.session_id LEFT JOIN state n ON n.iso3 = g.state_iso3 LEFT JOIN organisation o ON o.id = g.organisation_id WHERE s.deleted_at IS NULL;

CREATE VIEW search_paper AS SELECT IFNULL(CAST(julianday(s.start_on) - 1721424.5 AS INTEGER), 0) * 4294967296 + 2415919104 + p.id AS id, 'paper' AS kind, p.id AS source_id, p.id AS record_id, p.session_id AS session_id, NULL AS item_id, '' AS language, p.kind AS title, p.symbol AS text FROM paper p JOIN session s ON s.id = p.session_id WHERE p.symbol <> '' AND s.deleted_at IS NULL;

CREATE VIEW search_clause AS SELECT IFNULL(CAST(julianday(IFNULL(v.in_force_from, v.dated_on)) - 1721424.5 AS INTEGER), 0) * 4294967296 + 2684354560 + t.id AS id, 'clause' AS kind, t.id AS source_id, c.id AS record_id, NULL AS session_id, NULL AS item_id, t.language AS language, h.number || ' ' || c.letter || ')' AS title, t.text AS text FROM mandate_clause_text t JOIN mandate_clause c ON c.id = t.clause_id JOIN mandate_chapter h ON h.id = c.chapter_id JOIN mandate_version v ON v.id = h.version_id;

CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER minutes_revision_refuses_update BEFORE UPDATE ON minutes_revision BEGIN SELECT RAISE(ABORT, 'minutes_revision is append-only'); END;

CREATE TRIGGER minutes_revision_refuses_delete BEFORE DELETE ON minutes_revision BEGIN SELECT RAISE(ABORT, 'minutes_revision is append-only'); END;

CREATE TRIGGER agenda_version_refuses_update BEFORE UPDATE ON agenda_version BEGIN SELECT RAISE(ABORT, 'agenda_version is append-only'); END;

CREATE TRIGGER agenda_version_refuses_delete BEFORE DELETE ON agenda_version BEGIN SELECT RAISE(ABORT, 'agenda_version is append-only'); END;

CREATE TRIGGER frozen_minutes_refuses_update BEFORE UPDATE ON frozen_minutes BEGIN SELECT RAISE(ABORT, 'frozen_minutes is append-only'); END;

CREATE TRIGGER frozen_minutes_refuses_delete BEFORE DELETE ON frozen_minutes BEGIN SELECT RAISE(ABORT, 'frozen_minutes is append-only'); END;

CREATE TRIGGER report_file_refuses_update BEFORE UPDATE ON report_file BEGIN SELECT RAISE(ABORT, 'report_file is append-only'); END;

CREATE TRIGGER report_file_refuses_delete BEFORE DELETE ON report_file BEGIN SELECT RAISE(ABORT, 'report_file is append-only'); END;

CREATE TRIGGER audit_link_refuses_update BEFORE UPDATE ON audit_link BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;

CREATE TRIGGER audit_link_refuses_delete BEFORE DELETE ON audit_link BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;

CREATE TRIGGER search_entry_pends_insert AFTER INSERT ON search_entry BEGIN INSERT OR IGNORE INTO search_pending (entry_id, former) VALUES (NEW.id, NULL); END;

CREATE TRIGGER search_entry_pends_delete AFTER DELETE ON search_entry BEGIN INSERT OR IGNORE INTO search_pending (entry_id, former) VALUES (OLD.id, OLD.text); END;

CREATE TRIGGER session_found_insert AFTER INSERT ON session BEGIN INSERT INTO search_entry SELECT * FROM search_session WHERE source_id = NEW.id; END;

CREATE TRIGGER session_found_update AFTER UPDATE OF place, chair, rapporteur, note ON session BEGIN DELETE FROM search_entry WHERE kind = 'session' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_session WHERE source_id = NEW.id; END;

CREATE TRIGGER session_found_delete AFTER DELETE ON session BEGIN DELETE FROM search_entry WHERE kind = 'session' AND source_id = OLD.id; END;

CREATE TRIGGER agenda_item_text_found_insert AFTER INSERT ON agenda_item_text BEGIN INSERT INTO search_entry SELECT * FROM search_item WHERE source_id = NEW.id; END;

CREATE TRIGGER agenda_item_text_found_update AFTER UPDATE OF title, annotation, language ON agenda_item_text BEGIN DELETE FROM search_entry WHERE kind = 'item' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_item WHERE source_id = NEW.id; END;

CREATE TRIGGER agenda_item_text_found_delete AFTER DELETE ON agenda_item_text BEGIN DELETE FROM search_entry WHERE kind = 'item' AND source_id = OLD.id; END;

CREATE TRIGGER draft_found_insert AFTER INSERT ON draft BEGIN INSERT INTO search_entry SELECT * FROM search_minutes WHERE source_id = NEW.id; END;

CREATE TRIGGER draft_found_update AFTER UPDATE OF text, language, record_id ON draft BEGIN DELETE FROM search_entry WHERE kind = 'minutes' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_minutes WHERE source_id = NEW.id; END;

CREATE TRIGGER draft_found_delete AFTER DELETE ON draft BEGIN DELETE FROM search_entry WHERE kind = 'minutes' AND source_id = OLD.id; END;

CREATE TRIGGER intervention_found_insert AFTER INSERT ON intervention BEGIN INSERT INTO search_entry SELECT * FROM search_intervention WHERE source_id = NEW.id; END;

CREATE TRIGGER intervention_found_update AFTER UPDATE OF text, summary, on_behalf_of, delegation_id, language, deleted_at, item_id ON intervention BEGIN DELETE FROM search_entry WHERE kind = 'intervention' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_intervention WHERE source_id = NEW.id; END;

CREATE TRIGGER intervention_found_delete AFTER DELETE ON intervention BEGIN DELETE FROM search_entry WHERE kind = 'intervention' AND source_id = OLD.id; END;

CREATE TRIGGER recommendation_text_found_insert AFTER INSERT ON recommendation_text BEGIN INSERT INTO search_entry SELECT * FROM search_recommendation WHERE source_id = NEW.id; END;

CREATE TRIGGER recommendation_text_found_update AFTER UPDATE OF text, language ON recommendation_text BEGIN DELETE FROM search_entry WHERE kind = 'recommendation' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_recommendation WHERE source_id = NEW.id; END;

CREATE TRIGGER recommendation_text_found_delete AFTER DELETE ON recommendation_text BEGIN DELETE FROM search_entry WHERE kind = 'recommendation' AND source_id = OLD.id; END;

CREATE TRIGGER report_paragraph_text_found_insert AFTER INSERT ON report_paragraph_text BEGIN INSERT INTO search_entry SELECT * FROM search_report WHERE source_id = NEW.id; END;

CREATE TRIGGER report_paragraph_text_found_update AFTER UPDATE OF text, language ON report_paragraph_text BEGIN DELETE FROM search_entry WHERE kind = 'report' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_report WHERE source_id = NEW.id; END;

CREATE TRIGGER report_paragraph_text_found_delete AFTER DELETE ON report_paragraph_text BEGIN DELETE FROM search_entry WHERE kind = 'report' AND source_id = OLD.id; END;

CREATE TRIGGER document_version_found_insert AFTER INSERT ON document_version BEGIN INSERT INTO search_entry SELECT * FROM search_document WHERE source_id = NEW.id; END;

CREATE TRIGGER document_version_found_update AFTER UPDATE OF title, file_name, content_digest, language ON document_version BEGIN DELETE FROM search_entry WHERE kind = 'document' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_document WHERE source_id = NEW.id; END;

CREATE TRIGGER document_version_found_delete AFTER DELETE ON document_version BEGIN DELETE FROM search_entry WHERE kind = 'document' AND source_id = OLD.id; END;

CREATE TRIGGER delegation_member_found_insert AFTER INSERT ON delegation_member BEGIN INSERT INTO search_entry SELECT * FROM search_person WHERE source_id = NEW.id; END;

CREATE TRIGGER delegation_member_found_update AFTER UPDATE OF person_id, function, delegation_id ON delegation_member BEGIN DELETE FROM search_entry WHERE kind = 'person' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_person WHERE source_id = NEW.id; END;

CREATE TRIGGER delegation_member_found_delete AFTER DELETE ON delegation_member BEGIN DELETE FROM search_entry WHERE kind = 'person' AND source_id = OLD.id; END;

CREATE TRIGGER paper_found_insert AFTER INSERT ON paper BEGIN INSERT INTO search_entry SELECT * FROM search_paper WHERE source_id = NEW.id; END;

CREATE TRIGGER paper_found_update AFTER UPDATE OF symbol ON paper BEGIN DELETE FROM search_entry WHERE kind = 'paper' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_paper WHERE source_id = NEW.id; END;

CREATE TRIGGER paper_found_delete AFTER DELETE ON paper BEGIN DELETE FROM search_entry WHERE kind = 'paper' AND source_id = OLD.id; END;

CREATE TRIGGER mandate_clause_text_found_insert AFTER INSERT ON mandate_clause_text BEGIN INSERT INTO search_entry SELECT * FROM search_clause WHERE source_id = NEW.id; END;

CREATE TRIGGER mandate_clause_text_found_update AFTER UPDATE OF text, language ON mandate_clause_text BEGIN DELETE FROM search_entry WHERE kind = 'clause' AND source_id = OLD.id; INSERT INTO search_entry SELECT * FROM search_clause WHERE source_id = NEW.id; END;

CREATE TRIGGER mandate_clause_text_found_delete AFTER DELETE ON mandate_clause_text BEGIN DELETE FROM search_entry WHERE kind = 'clause' AND source_id = OLD.id; END;

CREATE TRIGGER session_refinds AFTER UPDATE OF start_on, deleted_at ON session BEGIN DELETE FROM search_entry WHERE kind IN ('session', 'item', 'minutes', 'intervention', 'recommendation', 'report', 'document', 'person', 'paper') AND session_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_session WHERE session_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_item WHERE session_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_minutes WHERE session_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_intervention WHERE session_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_recommendation WHERE session_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_report WHERE session_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_document WHERE session_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_person WHERE session_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_paper WHERE session_id = NEW.id; END;

CREATE TRIGGER agenda_item_refinds AFTER UPDATE OF deleted_at, session_id, presenter, proposer ON agenda_item BEGIN DELETE FROM search_entry WHERE kind IN ('item', 'minutes', 'intervention') AND item_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_item WHERE item_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_minutes WHERE item_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_intervention WHERE item_id = NEW.id; END;

CREATE TRIGGER recommendation_refinds AFTER UPDATE OF deleted_at, item_id, session_id ON recommendation BEGIN DELETE FROM search_entry WHERE kind IN ('recommendation') AND record_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_recommendation WHERE record_id = NEW.id; END;

CREATE TRIGGER report_refinds AFTER UPDATE OF deleted_at ON report BEGIN DELETE FROM search_entry WHERE kind IN ('report') AND session_id = NEW.session_id; INSERT INTO search_entry SELECT * FROM search_report WHERE session_id = NEW.session_id; END;

CREATE TRIGGER report_paragraph_refinds AFTER UPDATE OF deleted_at ON report_paragraph BEGIN DELETE FROM search_entry WHERE kind IN ('report') AND record_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_report WHERE record_id = NEW.id; END;

CREATE TRIGGER document_refinds AFTER UPDATE OF symbol, deleted_at, session_id ON document BEGIN DELETE FROM search_entry WHERE kind IN ('document') AND record_id = NEW.id; INSERT INTO search_entry SELECT * FROM search_document WHERE record_id = NEW.id; END;

CREATE TRIGGER person_refinds AFTER UPDATE OF honorific, given_name, family_name ON person BEGIN DELETE FROM search_entry WHERE kind IN ('person') AND source_id IN (SELECT id FROM delegation_member WHERE person_id = NEW.id); INSERT INTO search_entry SELECT * FROM search_person WHERE source_id IN (SELECT id FROM delegation_member WHERE person_id = NEW.id); END;

CREATE TRIGGER mandate_version_refinds AFTER UPDATE OF in_force_from, dated_on ON mandate_version BEGIN DELETE FROM search_entry WHERE kind IN ('clause') AND record_id IN (SELECT c.id FROM mandate_clause c JOIN mandate_chapter h ON h.id = c.chapter_id WHERE h.version_id = NEW.id); INSERT INTO search_entry SELECT * FROM search_clause WHERE record_id IN (SELECT c.id FROM mandate_clause c JOIN mandate_chapter h ON h.id = c.chapter_id WHERE h.version_id = NEW.id); END;

CREATE TRIGGER content_reading_found_insert AFTER INSERT ON content_reading BEGIN DELETE FROM search_entry WHERE kind IN ('document') AND source_id IN (SELECT id FROM document_version WHERE content_digest = NEW.digest); INSERT INTO search_entry SELECT * FROM search_document WHERE source_id IN (SELECT id FROM document_version WHERE content_digest = NEW.digest); END;

CREATE TRIGGER content_reading_found_update AFTER UPDATE OF text ON content_reading BEGIN DELETE FROM search_entry WHERE kind IN ('document') AND source_id IN (SELECT id FROM document_version WHERE content_digest = NEW.digest); INSERT INTO search_entry SELECT * FROM search_document WHERE source_id IN (SELECT id FROM document_version WHERE content_digest = NEW.digest); END;

CREATE TRIGGER content_reading_found_delete AFTER DELETE ON content_reading BEGIN DELETE FROM search_entry WHERE kind IN ('document') AND source_id IN (SELECT id FROM document_version WHERE content_digest = OLD.digest); INSERT INTO search_entry SELECT * FROM search_document WHERE source_id IN (SELECT id FROM document_version WHERE content_digest = OLD.digest); END;

INSERT INTO alembic_version (version_num) VALUES ('0009');
