-- Those who review are reminded once a day of what has waited longer than was promised.
ALTER TYPE "notification_kind" ADD VALUE 'late';
