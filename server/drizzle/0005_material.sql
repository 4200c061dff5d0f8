CREATE TABLE `material_uses` (
	`id` bigint NOT NULL,
	`material_id` bigint NOT NULL,
	`version` int NOT NULL,
	`distributor_id` bigint NOT NULL,
	`action` varchar(8) NOT NULL,
	`platform` varchar(10) NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `material_uses_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `material_versions` (
	`material_id` bigint NOT NULL,
	`version` int NOT NULL,
	`state` varchar(10) NOT NULL,
	`title` varchar(30) NOT NULL,
	`category` varchar(12) NOT NULL,
	`product_id` bigint,
	`text` text NOT NULL,
	`images` json NOT NULL,
	`video` json,
	`wording_version` varchar(10) NOT NULL,
	`author_id` bigint NOT NULL,
	`author` varchar(40) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`decided_by` varchar(40),
	`decided_at` datetime(3),
	`reason` varchar(200),
	CONSTRAINT `material_versions_material_id_version_pk` PRIMARY KEY(`material_id`,`version`)
);
--> statement-breakpoint
CREATE TABLE `materials` (
	`id` bigint NOT NULL,
	`title` varchar(30) NOT NULL,
	`kind` varchar(8) NOT NULL,
	`category` varchar(12) NOT NULL,
	`product_id` bigint,
	`is_pinned` boolean NOT NULL DEFAULT false,
	`live_version` int,
	`newest_version` int NOT NULL,
	`pending_version` int,
	`approved_at` datetime(3),
	`retired_at` datetime(3),
	`used_times` int NOT NULL DEFAULT 0,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `materials_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `referral_codes` ADD `material_id` bigint;--> statement-breakpoint
CREATE INDEX `idx_material_uses_material` ON `material_uses` (`material_id`,`at`);--> statement-breakpoint
CREATE INDEX `idx_material_uses_distributor` ON `material_uses` (`distributor_id`,`material_id`);--> statement-breakpoint
CREATE INDEX `idx_materials_shown` ON `materials` (`retired_at`,`is_pinned`,`id`);--> statement-breakpoint
CREATE INDEX `idx_materials_product` ON `materials` (`product_id`);--> statement-breakpoint
CREATE INDEX `idx_clicks_code` ON `clicks` (`code_id`,`at`);--> statement-breakpoint
CREATE INDEX `idx_referral_codes_material` ON `referral_codes` (`material_id`);