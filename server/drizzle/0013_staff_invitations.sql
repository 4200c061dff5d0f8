ALTER TABLE `staff` ADD `invitation_hash` varchar(64);--> statement-breakpoint
ALTER TABLE `staff` ADD `invitation_until` datetime(3);--> statement-breakpoint
ALTER TABLE `staff` ADD CONSTRAINT `uq_staff_invitation` UNIQUE(`invitation_hash`);