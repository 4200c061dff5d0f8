CREATE TABLE `decoration_pages` (
	`id` bigint NOT NULL,
	`slug` varchar(40) NOT NULL,
	`kind` varchar(8) NOT NULL,
	`draft` json NOT NULL,
	`draft_version` int NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`published_version_id` bigint,
	`published_at` datetime(3),
	`published_draft_version` int,
	`scheduled_version_id` bigint,
	`scheduled_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `decoration_pages_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_decoration_slug` UNIQUE(`slug`)
);
--> statement-breakpoint
CREATE TABLE `decoration_versions` (
	`id` bigint NOT NULL,
	`page_id` bigint NOT NULL,
	`number` int NOT NULL,
	`content` json NOT NULL,
	`note` varchar(60) NOT NULL DEFAULT '',
	`author` varchar(40) NOT NULL,
	`draft_version` int,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `decoration_versions_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_decoration_version` UNIQUE(`page_id`,`number`)
);
--> statement-breakpoint
CREATE INDEX `idx_decoration_version_page` ON `decoration_versions` (`page_id`,`id`);