"""The pages of the lessons, one folder for each kind. None knows another."""
