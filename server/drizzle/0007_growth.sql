CREATE INDEX `idx_referral_codes_distributor` ON `referral_codes` (`distributor_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_applications_sponsor` ON `distributor_applications` (`sponsor_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `idx_distributors_parent_name` ON `distributors` (`parent_id`,`name`);