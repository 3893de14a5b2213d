"""TMS: the domain package that every Lambda function of the platform shares."""
