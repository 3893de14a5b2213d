export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_jwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/app/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["logout_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete: operations["delete_me"];
        options?: never;
        head?: never;
        patch: operations["edit_me"];
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["forget_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/staff/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accept_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/staff/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["staff_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/staff/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["staff_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resend_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_bookings"];
        put?: never;
        post: operations["hold_seats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["hold_journey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/journeys/{journey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_journey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_booking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}/cancellation/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["quote_cancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["erase_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["exchange_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}/exchange/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["quote_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["extend_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}/money-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["take_money_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_booking_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{booking_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["release_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bus-layouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_bus_layouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_public_company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_logo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["update_company"];
        trace?: never;
    };
    "/company/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_availability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_company_bookings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_branches"];
        put?: never;
        post: operations["create_branch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/branches/{branch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_branch"];
        put?: never;
        post?: never;
        delete: operations["delete_branch"];
        options?: never;
        head?: never;
        patch: operations["update_branch"];
        trace?: never;
    };
    "/company/buses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_buses"];
        put?: never;
        post: operations["create_bus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/buses/{bus_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_bus"];
        put?: never;
        post?: never;
        delete: operations["delete_bus"];
        options?: never;
        head?: never;
        patch: operations["update_bus"];
        trace?: never;
    };
    "/company/buses/{bus_id}/outages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["add_outage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/buses/{bus_id}/outages/{outage_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete_outage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_drivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/drivers/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_driver"];
        put: operations["enter_licence"];
        post?: never;
        delete: operations["delete_driver"];
        options?: never;
        head?: never;
        patch: operations["update_driver"];
        trace?: never;
    };
    "/company/drivers/{account_id}/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["add_absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/drivers/{account_id}/absences/{absence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete_absence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/drivers/{account_id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reinstate_driver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/drivers/{account_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suspend_driver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/exports/buses.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export_buses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/exports/drivers.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export_drivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/exports/routes.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export_routes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/exports/stations.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export_stations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/exports/trips.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export_trips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/imports/buses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["import_buses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/imports/drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["import_drivers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/imports/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["import_routes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/imports/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["import_stations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/imports/trips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["import_trips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["set_logo"];
        post?: never;
        delete: operations["delete_logo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_policy"];
        put: operations["set_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/promo-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_promo_codes"];
        put?: never;
        post: operations["create_promo_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/promo-codes/{promo_code_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_promo_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["update_promo_code"];
        trace?: never;
    };
    "/company/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_roles"];
        put?: never;
        post: operations["create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_role"];
        put?: never;
        post?: never;
        delete: operations["delete_role"];
        options?: never;
        head?: never;
        patch: operations["update_role"];
        trace?: never;
    };
    "/company/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_routes"];
        put?: never;
        post: operations["create_route"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/routes/{route_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_route"];
        put?: never;
        post?: never;
        delete: operations["delete_route"];
        options?: never;
        head?: never;
        patch: operations["update_route"];
        trace?: never;
    };
    "/company/routes/{route_id}/fares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["replace_fares"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/routes/{route_id}/fares/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["propose_fares"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_staff"];
        put?: never;
        post: operations["invite_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/staff/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["update_staff"];
        trace?: never;
    };
    "/company/staff/{account_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deactivate_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/staff/{account_id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["invite_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/staff/{account_id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reactivate_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_own_stations"];
        put?: never;
        post: operations["create_station"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/stations/{station_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_own_station"];
        put?: never;
        post?: never;
        delete: operations["delete_station"];
        options?: never;
        head?: never;
        patch: operations["update_station"];
        trace?: never;
    };
    "/company/timetables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_timetables"];
        put?: never;
        post: operations["create_timetable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/timetables/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview_timetable_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/timetables/{timetable_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_timetable"];
        put?: never;
        post?: never;
        delete: operations["delete_timetable"];
        options?: never;
        head?: never;
        patch: operations["update_timetable"];
        trace?: never;
    };
    "/company/timetables/{timetable_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview_timetable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_planned_trips"];
        put?: never;
        post: operations["create_trip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["copy_trips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_planned_trip"];
        put?: never;
        post?: never;
        delete: operations["delete_trip"];
        options?: never;
        head?: never;
        patch: operations["update_trip"];
        trace?: never;
    };
    "/company/trips/{trip_id}/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report_breakdown"];
        delete: operations["end_breakdown"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/bus-swap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["swap_bus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/bus-swap/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview_bus_swap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel_trip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/cancel/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["preview_cancellation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/delay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["delay_trip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/incidents/{incident_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resolve_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_manifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/manifest.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_manifest_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/manifest.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_manifest_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["publish_trip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reconcile_trip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/scan-conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_scan_conflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["take_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/company/trips/{trip_id}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["unpublish_trip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/driver/trips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_driver_trips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_payments"];
        put?: never;
        post: operations["start_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/callbacks/momo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["receive_momo_callback_put"];
        post: operations["receive_momo_callback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_payment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_companies"];
        put?: never;
        post: operations["create_company"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/companies/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["inspect_company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["edit_company"];
        trace?: never;
    };
    "/platform/companies/{company_id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reinstate_company"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/companies/{company_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suspend_company"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create_public_station"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/stations/{station_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete_public_station"];
        options?: never;
        head?: never;
        patch: operations["update_public_station"];
        trace?: never;
    };
    "/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_positions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["upload_scans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["search_connections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["search_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["search_stations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/stations/nearest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["find_nearest_stations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/trips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["search_trips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/t/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["open_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/by-code/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["find_ticket_by_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resend_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/google-wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_google_wallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/passenger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_passenger"];
        trace?: never;
    };
    "/tickets/{ticket_id}/qr.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_qr_png"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_qr_svg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/slip.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_ticket_slip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/ticket.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_ticket_ics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/ticket.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_ticket_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/ticket.pkpass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_ticket_pkpass"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_trip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["record_arrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/boarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["open_boarding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["record_departure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/offline-manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_offline_manifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_trip_position"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_revocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scan_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_seats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{trip_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undo_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_waiting_entries"];
        put?: never;
        post: operations["join_waiting_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waiting-list/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_waiting_entry"];
        put?: never;
        post?: never;
        delete: operations["leave_waiting_list"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Absence: {
            from_at: string;
            until_at: string;
        };
        AbsenceRequest: {
            from_at: string;
            until_at: string;
            reason: string;
            despite_trips?: boolean;
        };
        AbsenceView: {
            absence_id: string;
            from_at: string;
            until_at: string;
            reason: string;
        };
        AcceptRequest: {
            token: string;
            password: string;
        };
        AcceptedExchange: {
            quote_id: string;
            payer?: components["schemas"]["PayerRequest"] | null;
        };
        AcceptedQuote: {
            quote_id: string;
        };
        Action: "create" | "change" | "unchanged" | "refused";
        ActorView: {
            subject: string;
            roles: string[];
            company_id: string | null;
        };
        AnotherCodeRequest: {
            identifier: string;
        };
        AssignmentView: {
            trip_id: string;
            label: string;
            from_at: string;
            until_at: string;
        };
        Audience: "passenger" | "staff";
        AuditTrail: {
            company_id: string | null;
            records: components["schemas"]["AuditedView"][];
            next_cursor: string | null;
        };
        AuditedView: {
            audit_id: string;
            at: string;
            action: string;
            target: string;
            actor: components["schemas"]["ActorView"];
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
            source_ip: string | null;
            correlation_id: string | null;
        };
        Availability: {
            departure_at: string;
            arrival_at: string;
            buses: components["schemas"]["FreeBus"][];
            drivers: components["schemas"]["FreeDriver"][];
        };
        BandRequest: {
            hours_before: number;
            refund_percent: number;
        };
        BandView: {
            hours_before: number;
            refund_percent: number;
        };
        BoardingPlace: {
            station_id: string;
            name: string;
            latitude: number;
            longitude: number;
        };
        BookedTicket: {
            ticket_id: string;
            seat: string;
            passenger: components["schemas"]["PassengerView"];
            category: string;
            price: components["schemas"]["Money"];
            price_lines: components["schemas"]["PriceLineView"][];
            lap_child: components["schemas"]["LapChildView"] | null;
            extra_luggage: number;
        };
        BookingAction: "pay" | "extend" | "release" | "cancel" | "exchange" | "change_passenger" | "take_money_back";
        BookingList: {
            items: components["schemas"]["BookingRow"][];
            next_cursor: string | null;
        };
        BookingOverview: {
            booking: components["schemas"]["BookingView"];
            hold: components["schemas"]["HoldView"] | null;
            trip: components["schemas"]["PublicTrip"] | null;
            boarding_place: components["schemas"]["BoardingPlace"] | null;
            expected_departure_at: string;
            expected_arrival_at: string;
            plate: string | null;
            tickets: components["schemas"]["TicketState"][];
            payments: components["schemas"]["PaymentView"][];
            money_back: components["schemas"]["MoneyBack"];
            rules: string[];
            refund_percent: number | null;
            choose_until: string | null;
            allowed: components["schemas"]["BookingAction"][];
        };
        BookingRow: {
            booking_id: string;
            status: components["schemas"]["BookingStatus"];
            trip_id: string;
            company: string;
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
            departure_at: string;
            arrival_at: string;
            created_at: string;
            hold_expires_at: string;
            seats: string[];
            total: components["schemas"]["Money"];
            due: components["schemas"]["Money"];
            payment_id: string | null;
        };
        BookingStatus: "HELD" | "CONFIRMED" | "EXPIRED" | "CANCELLED" | "EXCHANGED";
        BookingView: {
            booking_id: string;
            status: components["schemas"]["BookingStatus"];
            trip_id: string;
            company: string;
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
            departure_at: string;
            arrival_at: string;
            hold_expires_at: string;
            total: components["schemas"]["Money"];
            tickets: components["schemas"]["BookedTicket"][];
            payment_id: string | null;
            due: components["schemas"]["Money"];
            exchange_of: string | null;
            exchanged_for: string | null;
            cancelled_tickets: components["schemas"]["CancelledTicket"][];
            cancellation: components["schemas"]["RefundBand"][];
            journey: components["schemas"]["JourneyPart"] | null;
        };
        BranchChange: {
            name?: string;
            address?: string;
            phone?: string | null;
            email?: string | null;
        };
        BranchList: {
            items: components["schemas"]["BranchView"][];
            next_cursor: string | null;
        };
        BranchRequest: {
            name: string;
            address: string;
            phone?: string | null;
            email?: string | null;
        };
        BranchView: {
            branch_id: string;
            name: string;
            address: string;
            phone: string | null;
            email: string | null;
        };
        BreakdownRequest: {
            words: string;
            position?: components["schemas"]["Spot"] | null;
        };
        BusChange: {
            plate?: string | null;
            bus_class?: string | null;
            amenities?: string[] | null;
            template?: components["schemas"]["Template"] | null;
            layout?: components["schemas"]["LayoutCell"][][] | null;
            state?: components["schemas"]["BusState"] | null;
            lap_children?: number | null;
            extra_luggage?: number | null;
        };
        BusList: {
            items: components["schemas"]["BusRow"][];
            next_cursor: string | null;
        };
        BusRequest: {
            plate: string;
            bus_class?: string;
            amenities?: string[];
            template?: components["schemas"]["Template"] | null;
            layout?: components["schemas"]["LayoutCell"][][] | null;
            lap_children?: number | null;
            extra_luggage?: number | null;
        };
        BusRow: {
            bus_id: string;
            plate: string;
            bus_class: string;
            amenities: string[];
            seats: number;
            state: components["schemas"]["BusState"];
            outage: components["schemas"]["OutageView"] | null;
            next_trip: components["schemas"]["AssignmentView"] | null;
        };
        BusState: "ACTIVE" | "RETIRED";
        BusSwapRequest: {
            bus_id: string;
            reason: string;
            driver_id?: string | null;
        };
        BusSwapped: {
            trip: components["schemas"]["PlannedTrip"];
            changes: components["schemas"]["SeatChangeView"][];
        };
        BusView: {
            bus_id: string;
            plate: string;
            bus_class: string;
            amenities: string[];
            seats: number;
            layout: {
                [key: string]: unknown;
            }[][];
            state: components["schemas"]["BusState"];
            outages: components["schemas"]["OutageView"][];
            next_trips: components["schemas"]["AssignmentView"][];
            created_at: string;
            lap_children: number;
            extra_luggage: number;
        };
        BusesFile: {
            csv: string;
        };
        CalendarBus: {
            bus_id: string;
            plate: string;
            bus_class: string;
            seats: number;
            outages: components["schemas"]["Outage"][];
        };
        CalendarDriver: {
            account_id: string;
            full_name: string | null;
            licence_class: string;
            licence_expires_on: string;
            suspended: boolean;
            absences: components["schemas"]["Absence"][];
        };
        CancelRequest: {
            reason: string;
            last_station_id?: string | null;
            choice_minutes?: number;
        };
        CancellationLine: {
            ticket_id: string;
            seat: string;
            price: components["schemas"]["Money"];
            refund: components["schemas"]["Money"];
        };
        CancellationPreview: {
            trip_id: string;
            bookings: number;
            passengers: number;
            refund: components["schemas"]["Money"];
            unpaid_bookings: number;
            next_trips: components["schemas"]["InsteadView"][];
        };
        CancellationQuote: {
            quote_id: string;
            booking_id: string;
            lines: components["schemas"]["CancellationLine"][];
            price: components["schemas"]["Money"];
            refund: components["schemas"]["Money"];
            fee: components["schemas"]["Money"];
            percent: number;
            reason: components["schemas"]["Why"];
            until: string;
        };
        CancellationQuoteRequest: {
            ticket_ids?: string[] | null;
        };
        CancellationView: {
            reason: string;
            cancelled_at: string;
            last_station_id: string | null;
        };
        CancelledTicket: {
            ticket_id: string;
            seat: string;
            price: components["schemas"]["Money"];
        };
        CategoryPrice: {
            category: string;
            age: string;
            price: components["schemas"]["Money"];
            free_luggage: number;
        };
        CategoryRequest: {
            category: string;
            percent: number;
            age?: string;
            needs_seat?: boolean;
            free_luggage?: number | null;
        };
        CategoryView: {
            category: string;
            percent: number;
            age: string;
            needs_seat: boolean;
            free_luggage: number | null;
        };
        CellKind: "seat" | "aisle" | "driver" | "door" | "blocked";
        Challenged: {
            challenge: string;
            sent_to: string;
            expires_in: number;
        };
        ChangeView: {
            station_id: string;
            station: string;
            minutes: number;
            same_bus: boolean;
        };
        Channel: "mail" | "sms";
        ChoicesView: {
            origins: components["schemas"]["OriginChoice"][];
            companies: components["schemas"]["CompanyChoice"][];
            bus_classes: components["schemas"]["WordChoice"][];
            amenities: components["schemas"]["WordChoice"][];
            price_from: components["schemas"]["Money"] | null;
        };
        ClassFareRequest: {
            bus_class: string;
            percent?: number;
            fares?: components["schemas"]["ClassPriceRequest"][];
        };
        ClassFareView: {
            bus_class: string;
            percent: number;
            fares: components["schemas"]["FareView"][];
        };
        ClassPriceRequest: {
            from_stop: number;
            to_stop: number;
            amount: number;
        };
        CodeAsked: {
            expires_in: number;
        };
        CompanyBookings: {
            items: components["schemas"]["BookingView"][];
            next_cursor: string | null;
        };
        CompanyChange: {
            name?: string;
            email?: string;
            phone?: string;
            languages?: ("en" | "fr" | "rw" | "sw")[];
            address?: string | null;
            website?: string | null;
            tax_number?: string | null;
        };
        CompanyChoice: {
            company_id: string;
            company: string;
            company_logo: string;
            trips: number;
        };
        CompanyEdit: {
            name?: string;
            currency?: string;
            timezone?: string;
            commission_bps?: number;
        };
        CompanyList: {
            items: components["schemas"]["CompanyView"][];
            next_cursor: string | null;
        };
        CompanyRequest: {
            name: string;
            email: string;
            phone: string;
            currency: string;
            timezone: string;
            languages?: ("en" | "fr" | "rw" | "sw")[];
            address?: string | null;
            tax_number?: string | null;
            commission_bps?: number;
            owner: components["schemas"]["OwnerRequest"];
        };
        CompanyState: "ACTIVE" | "SUSPENDED";
        CompanyStateView: {
            company_id: string;
            name: string;
            state: components["schemas"]["CompanyState"];
        };
        CompanyView: {
            company_id: string;
            name: string;
            email: string;
            phone: string;
            address: string | null;
            website: string | null;
            tax_number: string | null;
            currency: string;
            timezone: string;
            languages: string[];
            commission_bps: number;
            logo: string | null;
            fictional: boolean;
            state: components["schemas"]["CompanyState"];
            created_at: string | null;
        };
        Connection: {
            departure_at: string;
            arrival_at: string;
            duration_minutes: number;
            change_at: components["schemas"]["PlaceView"];
            wait_minutes: number;
            transfer_minutes: number;
            total: components["schemas"]["Money"] | null;
            seats_free: number;
            journeys: components["schemas"]["FoundTrip"][];
        };
        ContactRequest: {
            email?: string | null;
            phone?: string | null;
        };
        CopiedRowRequest: {
            from_stop: number;
            to_stop: number;
        };
        CopiedTrip: {
            source_trip_id: string;
            trip_id: string | null;
            outcome: components["schemas"]["Outcome"];
            code: string | null;
            detail: string | null;
        };
        CopyReport: {
            items: components["schemas"]["CopiedTrip"][];
        };
        CopyRequest: {
            source_date: string;
            target_date: string;
            days?: number;
            publish?: boolean;
            dry_run?: boolean;
        };
        CountedPromotion: {
            name: string;
            regular_price: components["schemas"]["Money"];
        };
        DayCalendar: {
            date: string;
            begins_at: string;
            ends_at: string;
            turnaround_minutes: number;
            buses: components["schemas"]["CalendarBus"][];
            drivers: components["schemas"]["CalendarDriver"][];
        };
        DayPrice: {
            date: string;
            price_from: components["schemas"]["Money"] | null;
        };
        DayView: {
            date: string;
            outcome: string;
            trip_id: string | null;
            code: string | null;
            detail: string | null;
        };
        DeactivatedStaff: {
            account_id: string;
            full_name: string | null;
            email: string | null;
            phone: string | null;
            new_email: string | null;
            new_phone: string | null;
            roles: string[];
            extra: string[];
            revoked: string[];
            permissions: string[];
            state: components["schemas"]["MemberState"];
            created_at: string;
            trips: components["schemas"]["TripAhead"][];
            trips_count: number;
        };
        DelayRequest: {
            reason: string;
            minutes?: number | null;
            from_stop?: number;
            times?: components["schemas"]["ExpectedTime"][] | null;
        };
        DelayedTrip: {
            trip_id: string;
            status: components["schemas"]["TripStatus"];
            delay_minutes: number;
            stops: components["schemas"]["TripStopView"][];
            conflicts: components["schemas"]["NextTripTooEarly"][];
        };
        DeviceScanView: {
            scanned_at: string;
            scanned_by: string;
            device: string | null;
            nonce: string;
        };
        DriverList: {
            items: components["schemas"]["DriverRow"][];
            next_cursor: string | null;
        };
        DriverRow: {
            account_id: string;
            full_name: string | null;
            phone: string | null;
            state: components["schemas"]["MemberState"];
            licence: components["schemas"]["LicenceState"];
            licence_class: string | null;
            licence_expires_on: string | null;
            suspended: string | null;
            absences: components["schemas"]["AbsenceView"][];
            next_trips: components["schemas"]["AssignmentView"][];
        };
        DriverStep: "board" | "depart" | "arrive";
        DriverStop: {
            station_id: string;
            name: string;
            latitude: number;
            longitude: number;
            scheduled_arrival_at: string;
            scheduled_departure_at: string;
            expected_arrival_at: string;
            expected_departure_at: string;
            boarding: number;
            alighting: number;
        };
        DriverSuspension: {
            reason: string;
            despite_trips?: boolean;
        };
        DriverTrip: {
            trip_id: string;
            status: components["schemas"]["TripStatus"];
            route: string;
            bus_id: string;
            plate: string;
            bus_class: string;
            departure_at: string;
            arrival_at: string;
            delay_minutes: number;
            broken_down: boolean;
            passengers: number;
            stops: components["schemas"]["DriverStop"][];
            next_step: components["schemas"]["NextStep"] | null;
        };
        DriverTrips: {
            date: string;
            items: components["schemas"]["DriverTrip"][];
        };
        DriverView: {
            account_id: string;
            full_name: string | null;
            phone: string | null;
            state: components["schemas"]["MemberState"];
            licence: components["schemas"]["LicenceState"];
            licence_number: string | null;
            licence_class: string | null;
            licence_expires_on: string | null;
            suspended: string | null;
            absences: components["schemas"]["AbsenceView"][];
            next_trips: components["schemas"]["AssignmentView"][];
        };
        DriversFile: {
            csv: string;
        };
        EarlierScan: {
            scanned_at: string;
            scanned_by: string | null;
            nonce: string;
        };
        EditRequest: {
            full_name?: string;
            email?: string | null;
            phone?: string | null;
            password?: string | null;
        };
        EndView: {
            station_id: string;
            name: string;
        };
        EntryStatus: "WAITING" | "OFFERED" | "TAKEN" | "MISSED" | "LEFT" | "ENDED";
        ErasureView: {
            booking_id: string;
            erased_at: string;
        };
        ExchangeLine: {
            ticket_id: string;
            category: string;
            price_before: components["schemas"]["Money"];
            price: components["schemas"]["Money"];
            waived: components["schemas"]["Money"];
        };
        ExchangeQuote: {
            quote_id: string;
            booking_id: string;
            trip_id: string;
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
            departure_at: string;
            arrival_at: string;
            seats: string[] | null;
            lines: components["schemas"]["ExchangeLine"][];
            price_before: components["schemas"]["Money"];
            price: components["schemas"]["Money"];
            due: components["schemas"]["Money"];
            refund: components["schemas"]["Money"];
            fee: components["schemas"]["Money"];
            most_percent: number;
            until: string;
        };
        ExchangeQuoteRequest: {
            trip_id: string;
            from?: string | null;
            to?: string | null;
            seats?: string[] | null;
        };
        ExchangeView: {
            booking_id: string;
            former_booking_id: string;
            status: components["schemas"]["BookingStatus"];
            trip_id: string;
            tickets: components["schemas"]["NewTicket"][];
            total: components["schemas"]["Money"];
            due: components["schemas"]["Money"];
            hold_expires_at: string | null;
            payment: components["schemas"]["PaymentView"] | null;
            refunds: components["schemas"]["RefundView"][];
        };
        ExpectedTime: {
            stop: number;
            at: string;
        };
        FailureView: {
            code: string;
            detail: string;
        };
        FareProposal: {
            route_id: string;
            version: number;
            currency: string;
            fares: components["schemas"]["FareView"][];
            warnings: components["schemas"]["FareWarning"][];
        };
        FareRequest: {
            from_stop: number;
            to_stop: number;
            amount: number | null;
        };
        FareView: {
            from_stop: number;
            to_stop: number;
            amount: number | null;
        };
        FareWarning: {
            from_stop: number;
            to_stop: number;
            amount: number;
            part_from_stop: number;
            part_to_stop: number;
            part_amount: number;
            bus_class: string | null;
            detail: string;
        };
        FaresRequest: {
            round_to?: number;
            free_luggage?: number;
            piece_price?: number | null;
            class_fares?: components["schemas"]["ClassFareRequest"][];
            categories?: components["schemas"]["CategoryRequest"][];
            promotions?: components["schemas"]["PromotionRequest"][];
            fares: components["schemas"]["FareRequest"][];
            version?: number | null;
        };
        FittingBus: {
            bus_id: string;
            plate: string;
            bus_class: string;
            seats: number;
        };
        Flag: "clock" | "let_in";
        ForgotRequest: {
            identifier: string;
            device_token?: string | null;
        };
        FoundConnections: {
            date: string;
            from: components["schemas"]["SearchedPlace"];
            to: components["schemas"]["SearchedPlace"];
            items: components["schemas"]["Connection"][];
            next_cursor: string | null;
        };
        FoundDays: {
            from: components["schemas"]["SearchedPlace"];
            to: components["schemas"]["SearchedPlace"];
            days: components["schemas"]["DayPrice"][];
        };
        FoundStations: {
            items: components["schemas"]["StationView"][];
        };
        FoundTrip: {
            trip_id: string;
            company: string;
            company_id: string;
            company_logo: string;
            bus_class: string;
            amenities: string[];
            departure_at: string;
            arrival_at: string;
            expected_departure_at: string;
            expected_arrival_at: string;
            duration_minutes: number;
            delay_minutes: number;
            stops_between: number;
            price: components["schemas"]["Money"];
            promotion: string | null;
            regular_price: components["schemas"]["Money"] | null;
            seats_free: number;
            sales: components["schemas"]["Sales"];
            from: components["schemas"]["PlaceView"];
            to: components["schemas"]["PlaceView"];
        };
        FoundTrips: {
            date: string;
            from: components["schemas"]["SearchedPlace"] | null;
            to: components["schemas"]["SearchedPlace"];
            items: components["schemas"]["FoundTrip"][];
            total: number;
            choices: components["schemas"]["ChoicesView"];
            next_cursor: string | null;
        };
        FreeBus: {
            bus_id: string;
            plate: string;
            bus_class: string;
            seats: number;
            amenities: string[];
            free: boolean;
            reasons: components["schemas"]["ReasonView"][];
        };
        FreeDriver: {
            account_id: string;
            full_name: string | null;
            licence_class: string;
            free: boolean;
            reasons: components["schemas"]["ReasonView"][];
        };
        HoldRequest: {
            trip_id: string;
            from: string;
            to: string;
            passengers: components["schemas"]["PassengerRequest"][];
            contact?: components["schemas"]["ContactRequest"];
            promo_code?: string | null;
        };
        HoldView: {
            expires_at: string;
            extendable_until: string | null;
            extended_at: string | null;
            released_at: string | null;
        };
        ImportCounts: {
            create: number;
            change: number;
            unchanged: number;
            refused: number;
        };
        ImportItem: {
            line: number;
            action: components["schemas"]["Action"];
            id: string | null;
            name: string;
            problems: components["schemas"]["ImportProblem"][];
        };
        ImportProblem: {
            line: number;
            column: string | null;
            code: string;
            detail: string;
        };
        ImportReport: {
            dry_run: boolean;
            counts: components["schemas"]["ImportCounts"];
            items: components["schemas"]["ImportItem"][];
        };
        IncidentKind: "breakdown" | "accident" | "road" | "passenger" | "security" | "other";
        IncidentRequest: {
            kind: "breakdown" | "accident" | "road" | "passenger" | "security" | "other";
            words: string;
            position?: components["schemas"]["Spot"] | null;
        };
        IncidentRow: {
            incident: components["schemas"]["IncidentView"];
            reporter: string | null;
            resolver: string | null;
        };
        IncidentView: {
            incident_id: string;
            trip_id: string;
            kind: components["schemas"]["IncidentKind"];
            words: string;
            reported_at: string;
            reported_by: string;
            position: components["schemas"]["SpotView"] | null;
            resolution: components["schemas"]["ResolutionView"] | null;
        };
        Incidents: {
            items: components["schemas"]["IncidentRow"][];
            next_cursor: string | null;
        };
        InspectedCompany: {
            company: components["schemas"]["CompanyView"];
            owners: components["schemas"]["StaffView"][];
        };
        InsteadView: {
            trip_id: string;
            company: string;
            bus_class: string;
            departure_at: string;
            arrival_at: string;
            price: components["schemas"]["Money"];
            seats_free: number;
        };
        InvitationRequest: {
            full_name: string;
            email: string;
            phone?: string | null;
            roles: string[];
            extra?: components["schemas"]["Permission"][];
            revoked?: components["schemas"]["Permission"][];
        };
        Joined: {
            account_id: string;
        };
        JourneyItem: {
            trip_id: string;
            from: string;
            to: string;
            seats?: string[] | null;
        };
        JourneyPart: {
            journey_id: string;
            booking_ids: string[];
        };
        JourneyRequest: {
            items: components["schemas"]["JourneyItem"][];
            passengers: components["schemas"]["TravellerRequest"][];
            contact?: components["schemas"]["ContactRequest"];
        };
        JourneyView: {
            journey_id: string;
            bookings: components["schemas"]["BookingView"][];
            changes: components["schemas"]["ChangeView"][];
            total: components["schemas"]["Money"];
            due: components["schemas"]["Money"];
            hold_expires_at: string;
        };
        Jwe: string;
        JweAnswerHeader: {
            alg: "RSA-OAEP-256" | "ECDH-ES";
            enc: "A256GCM";
            kid?: string;
            epk?: {
                [key: string]: unknown;
            };
            cty: string;
            iat: number;
            reply_to: string;
        };
        JweHeader: {
            alg: "RSA-OAEP-256" | "ECDH-ES";
            enc: "A256GCM";
            kid: string;
            iat: number;
            jti: string;
            reply_key?: {
                [key: string]: unknown;
            };
            epk?: {
                [key: string]: unknown;
            };
            apu?: string;
            apv?: string;
            cty?: "application/json" | "json";
            typ?: string;
        };
        Jwks: {
            keys: {
                [key: string]: unknown;
            }[];
        };
        Kind: "delayed" | "cancelled" | "bus_swapped" | "broken_down" | "driver_left" | "trip_cancelled" | "trip_given" | "trip_taken";
        LapChildRequest: {
            name: string;
            category: string;
        };
        LapChildView: {
            name: string | null;
            category: string;
        };
        Late: "bus" | "driver";
        LayoutCell: {
            kind: components["schemas"]["CellKind"];
            label?: string;
            seat_class?: string | null;
        };
        LegShortage: {
            origin: string;
            destination: string;
            seats_missing: number;
        };
        LicenceChange: {
            licence_number?: string | null;
            licence_class?: string | null;
            licence_expires_on?: string | null;
            despite_trips?: boolean;
        };
        LicenceRequest: {
            licence_number: string;
            licence_class: string;
            licence_expires_on: string;
            despite_trips?: boolean;
        };
        LicenceState: "none" | "valid" | "expires_soon" | "expired";
        LoadView: {
            seats: number;
            sold: number;
            held: number;
            free: number;
        };
        LoginRequest: {
            identifier: string;
            password: string;
            device_token?: string | null;
        };
        LogoRequest: {
            png: string;
        };
        LoweredSeat: {
            booking_id: string;
            ticket_id: string;
            seat_before: string;
            seat_after: string;
            class_before: string;
            class_after: string;
            origin: string;
            destination: string;
        };
        LuggageRequest: {
            language: string;
            text: string;
        };
        LuggageView: {
            language: string;
            text: string;
        };
        Manifest: {
            trip_id: string;
            status: components["schemas"]["TripStatus"];
            company: string;
            route: string;
            plate: string;
            bus_class: string;
            driver: string | null;
            service_date: string;
            departure_at: string;
            arrival_at: string;
            made_at: string;
            passengers: components["schemas"]["ManifestPassenger"][];
            stops: components["schemas"]["ManifestStop"][];
            totals: components["schemas"]["ManifestTotals"];
        };
        ManifestPassenger: {
            ticket_id: string;
            seat: string;
            name: string | null;
            phone: string | null;
            category: string;
            from_stop: number;
            from: string;
            to_stop: number;
            to: string;
            fare: components["schemas"]["Money"];
            lap_child: components["schemas"]["LapChildView"] | null;
            extra_luggage: number;
            boarded: boolean;
            boarded_at: string | null;
        };
        ManifestStop: {
            station_id: string;
            name: string;
            arrival_at: string;
            departure_at: string;
            boarding: number;
            alighting: number;
            load: number | null;
        };
        ManifestTotals: {
            seats: number;
            sold: number;
            boarded: number;
            missing: number;
            lap_children: number;
            extra_luggage: number;
            fares: components["schemas"]["Money"];
        };
        Me: {
            account_id: string;
            full_name: string;
            email: string | null;
            phone: string | null;
            new_email: string | null;
            new_phone: string | null;
            roles: string[];
            permissions: string[];
            company: string | null;
        };
        MemberState: "INVITED" | "ACTIVE" | "INACTIVE";
        MessageView: {
            told_at: string;
            kind: components["schemas"]["Kind"];
            audience: components["schemas"]["Audience"];
            channel: components["schemas"]["Channel"];
            recipient: string | null;
            status: components["schemas"]["Status"];
            reason: components["schemas"]["Reason"] | null;
            at: string;
            booking_id: string | null;
        };
        Messages: {
            items: components["schemas"]["MessageView"][];
            next_cursor: string | null;
        };
        Mismatch: "warn" | "block";
        MomoCallback: {
            externalId: string;
        };
        Money: {
            amount: number;
            currency: string;
        };
        MoneyBack: {
            going_back: components["schemas"]["Money"];
            gone_back: components["schemas"]["Money"];
        };
        NearStation: {
            station_id: string;
            name: string;
            district: string;
            latitude: number;
            longitude: number;
            metres: number;
        };
        NearestStations: {
            items: components["schemas"]["NearStation"][];
        };
        NewPasswordRequest: {
            password: string;
            new_password: string;
        };
        NewTicket: {
            ticket_id: string;
            seat: string;
            price: components["schemas"]["Money"];
        };
        NextStep: {
            action: components["schemas"]["DriverStep"];
            opens_at: string;
            open: boolean;
        };
        NextStop: {
            station_id: string;
            name: string;
            scheduled_at: string;
        };
        NextTripTooEarly: {
            kind: components["schemas"]["Late"];
            trip_id: string;
            label: string;
            from_at: string;
            until_at: string;
        };
        OfflineManifest: {
            trip_id: string;
            made_at: string;
            entries: components["schemas"]["SealedEntry"][];
        };
        OfflineScan: {
            trip_id: string;
            token: string;
            nonce: string;
            scanned_at: string;
            device?: string | null;
            let_in?: boolean;
        };
        OnHolidays: "run" | "skip" | "only";
        OriginChoice: {
            station_id: string;
            name: string;
            trips: number;
            next_departure_at: string;
            price_from: components["schemas"]["Money"];
        };
        Outage: {
            kind: components["schemas"]["OutageKind"];
            from_at: string;
            until_at: string | null;
        };
        OutageKind: "maintenance" | "out_of_service";
        OutageRequest: {
            kind: components["schemas"]["OutageKind"];
            from_at: string;
            until_at?: string | null;
            reason: string;
            despite_trips?: boolean;
        };
        OutageView: {
            outage_id: string;
            kind: components["schemas"]["OutageKind"];
            from_at: string;
            until_at: string | null;
            reason: string;
        };
        Outcome: "possible" | "copied" | "there_already" | "refused";
        OwnStationView: {
            station_id: string;
            name: string;
            aliases: string[];
            district: string;
            latitude: number;
            longitude: number;
            timezone: string;
            own: boolean;
            on_sale: boolean;
            main: boolean;
        };
        OwnStations: {
            items: components["schemas"]["OwnStationView"][];
            next_cursor: string | null;
        };
        OwnerRequest: {
            full_name: string;
            email: string;
            phone?: string | null;
        };
        PairRequest: {
            from_stop: number;
            to_stop: number;
        };
        PairView: {
            from_stop: number;
            to_stop: number;
        };
        PassengerChange: {
            name?: string | null;
            phone?: string | null;
        };
        PassengerRequest: {
            name: string;
            phone: string;
            category?: string;
            seat?: string | null;
            lap_child?: components["schemas"]["LapChildRequest"] | null;
            extra_luggage?: number;
        };
        PassengerView: {
            name: string | null;
            phone: string | null;
        };
        PasswordRequest: {
            password: string;
        };
        PayerRequest: {
            phone: string;
        };
        PaymentList: {
            items: components["schemas"]["PaymentRow"][];
            next_cursor: string | null;
        };
        PaymentRequest: {
            booking_id: string;
            method: "momo";
            payer: components["schemas"]["PayerRequest"];
        };
        PaymentRow: {
            payment_id: string;
            booking_id: string;
            status: components["schemas"]["PaymentStatus"];
            method: string;
            amount: components["schemas"]["Money"];
            created_at: string;
            settled_at: string | null;
            company: string;
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
            departure_at: string;
            seats: string[];
        };
        PaymentStatus: "PENDING" | "SUCCEEDED" | "FAILED" | "REFUNDING" | "REFUNDED";
        PaymentView: {
            payment_id: string;
            booking_id: string;
            method: string;
            amount: components["schemas"]["Money"];
            status: components["schemas"]["PaymentStatus"];
            failure: components["schemas"]["FailureView"] | null;
            created_at: string;
            settled_at: string | null;
            refunds: components["schemas"]["RefundView"][];
        };
        PerKilometreRequest: {
            rate: number;
            base?: number;
            least?: number;
        };
        Permission: "account:read" | "account:update" | "bookings:create" | "bookings:read" | "bookings:read_company" | "bookings:change_company" | "payments:create" | "payments:read" | "tickets:read" | "tickets:scan" | "trips:drive" | "trips:undo" | "trips:read_company" | "trips:plan" | "trips:operate" | "trips:reconcile" | "fleet:read" | "fleet:manage" | "promo_codes:read" | "promo_codes:manage" | "positions:report" | "staff:read" | "staff:manage" | "roles:read" | "roles:manage" | "audit:read" | "company:read" | "company:update" | "companies:manage" | "companies:suspend" | "stations:manage";
        PermissionView: {
            permission: string;
            description: string;
            roles: string[];
            grantable: boolean;
        };
        PermissionsView: {
            items: components["schemas"]["PermissionView"][];
        };
        PlaceView: {
            station_id: string;
            name: string;
        };
        PlannedStop: {
            station_id: string;
            name: string;
            arrival_at: string;
            departure_at: string;
            expected_arrival_at: string;
            expected_departure_at: string;
            load: components["schemas"]["LoadView"] | null;
        };
        PlannedTrip: {
            trip_id: string;
            status: components["schemas"]["TripStatus"];
            service_date: string;
            route_id: string;
            route: string;
            route_version: number;
            timetable_id: string | null;
            bus_id: string;
            plate: string;
            bus_class: string;
            driver_id: string;
            departure_at: string;
            arrival_at: string;
            revision: number;
            cancellation: components["schemas"]["CancellationView"] | null;
        };
        PolicyRequest: {
            cancellation: components["schemas"]["BandRequest"][];
            boarding_mismatch?: components["schemas"]["Mismatch"];
            sales_cut_off_minutes?: number;
            turnaround_minutes?: number;
            boarding_opens_minutes?: number;
            boarding_window_minutes?: number;
            departure_window_minutes?: number;
            transfer_minutes?: number;
        };
        PolicyView: {
            cancellation: components["schemas"]["BandView"][];
            boarding_mismatch: string;
            sales_cut_off_minutes: number;
            turnaround_minutes: number;
            boarding_opens_minutes: number;
            boarding_window_minutes: number;
            departure_window_minutes: number;
            transfer_minutes: number;
            is_default: boolean;
            rules: string[];
        };
        Position: {
            latitude: number;
            longitude: number;
            recorded_at: string;
            speed_mps: number | null;
            bearing: number | null;
            next_stop: components["schemas"]["NextStop"] | null;
            eta: string | null;
            off_route_since: string | null;
        };
        PositionRequest: {
            trip_id: string;
            latitude: number;
            longitude: number;
            recorded_at: string;
            speed_mps?: number | null;
            bearing?: number | null;
            accuracy_m?: number | null;
        };
        PositionsRequest: {
            positions: components["schemas"]["PositionRequest"][];
        };
        PositionsTaken: {
            accepted: number;
            rejected: components["schemas"]["RejectedItem"][];
        };
        PriceLineView: {
            kind: string;
            label: string | null;
            amount: components["schemas"]["Money"];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            pointer?: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
            steps?: string[];
            retry_after?: number;
        };
        PromoCodeChange: {
            budget?: number;
            valid_until?: string;
            uses_per_person?: number | null;
            paused?: boolean;
        };
        PromoCodeList: {
            items: components["schemas"]["PromoCodeView"][];
            next_cursor: string | null;
        };
        PromoCodeRequest: {
            promo_code?: string | null;
            percent?: number | null;
            amount?: number | null;
            currency: string;
            budget: number;
            valid_from?: string | null;
            valid_until: string;
            route_ids?: string[];
            uses_per_person?: number | null;
        };
        PromoCodeState: "EARLY" | "ACTIVE" | "PAUSED" | "USED_UP" | "OVER";
        PromoCodeView: {
            promo_code_id: string;
            promo_code: string;
            percent: number | null;
            amount: components["schemas"]["Money"] | null;
            budget: components["schemas"]["Money"];
            spent: components["schemas"]["Money"];
            left: components["schemas"]["Money"];
            uses: number;
            uses_per_person: number | null;
            valid_from: string;
            valid_until: string;
            route_ids: string[];
            paused: boolean;
            state: components["schemas"]["PromoCodeState"];
            created_at: string;
        };
        PromotionRequest: {
            name: string;
            percent?: number | null;
            price?: number | null;
            valid_from?: string | null;
            valid_until?: string | null;
            weekdays?: number[];
            pairs?: components["schemas"]["PairRequest"][];
            bus_classes?: string[];
        };
        PromotionView: {
            name: string;
            percent: number | null;
            price: number | null;
            valid_from: string | null;
            valid_until: string | null;
            weekdays: number[];
            pairs: components["schemas"]["PairView"][];
            bus_classes: string[];
        };
        ProposalRequest: {
            fares?: components["schemas"]["FareRequest"][] | null;
            per_kilometre?: components["schemas"]["PerKilometreRequest"] | null;
            copy_rows?: components["schemas"]["CopiedRowRequest"][];
            round_to?: number | null;
        };
        PublicCompany: {
            company_id: string;
            name: string;
            email: string | null;
            phone: string | null;
        };
        PublicCompanyView: {
            company_id: string;
            name: string;
            email: string;
            phone: string;
            address: string | null;
            website: string | null;
            languages: string[];
            logo: string | null;
            fictional: boolean;
            cancellation: components["schemas"]["BandView"][];
            rules: string[];
        };
        PublicStationChange: {
            name?: string | null;
            aliases?: string[] | null;
            district?: string | null;
            latitude?: number | null;
            longitude?: number | null;
            timezone?: string | null;
            main?: boolean | null;
        };
        PublicStationRequest: {
            name: string;
            aliases?: string[];
            district: string;
            latitude: number;
            longitude: number;
            timezone: string;
            main?: boolean;
        };
        PublicTrip: {
            trip_id: string;
            status: components["schemas"]["TripStatus"];
            service_date: string;
            route: string;
            company: components["schemas"]["PublicCompany"];
            bus_class: string;
            amenities: string[];
            plate: string | null;
            delay_minutes: number;
            cancel_reason: string | null;
            stops: components["schemas"]["TripStopView"][];
            luggage: {
                [key: string]: string;
            };
        };
        Reason: "no_address" | "not_allowed" | "refused";
        ReasonView: {
            code: string;
            detail: string;
            trip_id: string | null;
            until: string | null;
        };
        Reconciliation: {
            trip_id: string;
            status: components["schemas"]["TripStatus"];
            reconciled_at: string;
            sold: number;
            boarded: number;
            no_shows: number;
            fares: components["schemas"]["Money"];
        };
        RefreshRequest: {
            refresh_token: string;
        };
        RefundBand: {
            hours_before: number;
            refund_percent: number;
        };
        RefundStatus: "REFUNDING" | "REFUNDED";
        RefundView: {
            refund_id: string;
            amount: components["schemas"]["Money"];
            status: components["schemas"]["RefundStatus"];
            reason: components["schemas"]["Why"];
            detail: string;
            created_at: string;
            settled_at: string | null;
        };
        RegisterRequest: {
            full_name: string;
            email?: string | null;
            phone?: string | null;
            password: string;
        };
        Registered: {
            account_id: string;
            code_sent_to: string;
            second_code_sent_to: string | null;
        };
        RejectedItem: {
            index: number;
            code: string;
            detail: string;
        };
        ResendRequest: {
            code: string;
            phone: string;
        };
        ResetAsked: {
            challenge: string;
            expires_in: number;
        };
        ResetRequest: {
            identifier: string;
            challenge: string;
            code: string;
            new_password: string;
            device_token?: string | null;
        };
        ResolutionRequest: {
            note?: string | null;
        };
        ResolutionView: {
            at: string;
            by: string;
            note: string | null;
        };
        Revocations: {
            trip_id: string;
            void: string[];
        };
        RoleChange: {
            name?: string | null;
            permissions?: components["schemas"]["Permission"][] | null;
        };
        RoleRequest: {
            name: string;
            permissions: components["schemas"]["Permission"][];
        };
        RoleView: {
            role: string;
            name: string;
            built_in: boolean;
            permissions: string[];
            holders: number;
        };
        RolesView: {
            items: components["schemas"]["RoleView"][];
        };
        RouteChange: {
            name?: string | null;
            stops?: components["schemas"]["StopRequest"][] | null;
            fares?: components["schemas"]["FareRequest"][] | null;
            luggage?: components["schemas"]["LuggageRequest"][] | null;
            state?: ("ACTIVE" | "RETIRED") | null;
            version?: number | null;
        };
        RouteRequest: {
            round_to?: number;
            free_luggage?: number;
            piece_price?: number | null;
            class_fares?: components["schemas"]["ClassFareRequest"][];
            categories?: components["schemas"]["CategoryRequest"][];
            promotions?: components["schemas"]["PromotionRequest"][];
            name: string;
            stops: components["schemas"]["StopRequest"][];
            luggage?: components["schemas"]["LuggageRequest"][];
            fares?: components["schemas"]["FareRequest"][];
        };
        RouteRow: {
            route_id: string;
            name: string;
            state: components["schemas"]["RouteState"];
            version: number;
            from: components["schemas"]["EndView"];
            to: components["schemas"]["EndView"];
            stops: number;
            running_s: number;
            priced: boolean;
            price: components["schemas"]["Money"] | null;
        };
        RouteRows: {
            items: components["schemas"]["RouteRow"][];
            next_cursor: string | null;
        };
        RouteState: "ACTIVE" | "RETIRED";
        RouteStopView: {
            station_id: string;
            name: string;
            running_s: number;
            dwell_s: number;
            metres: number | null;
            arrival_s: number;
            departure_s: number;
        };
        RouteView: {
            route_id: string;
            name: string;
            state: components["schemas"]["RouteState"];
            version: number;
            changed_at: string;
            changed_by: string;
            stops: components["schemas"]["RouteStopView"][];
            running_s: number;
            currency: string;
            round_to: number;
            fares: components["schemas"]["FareView"][];
            class_fares: components["schemas"]["ClassFareView"][];
            categories: components["schemas"]["CategoryView"][];
            promotions: components["schemas"]["PromotionView"][];
            luggage: components["schemas"]["LuggageView"][];
            free_luggage: number;
            piece_price: number | null;
            warnings: components["schemas"]["FareWarning"][];
            uses: number;
        };
        RoutesFile: {
            csv: string;
        };
        RunView: {
            at: string;
            made: number;
            conflicts: number;
        };
        Sales: "open" | "sold_out" | "closed";
        ScanConflict: {
            ticket_id: string | null;
            seat: string | null;
            verdict: components["schemas"]["Verdict"];
            title: string;
            scan: components["schemas"]["DeviceScanView"];
            earlier: components["schemas"]["DeviceScanView"] | null;
        };
        ScanConflicts: {
            items: components["schemas"]["ScanConflict"][];
        };
        ScanRequest: {
            token: string;
            nonce: string;
            scanned_at: string;
        };
        ScanTaken: {
            index: number;
            nonce: string;
            scan: components["schemas"]["ScanView"];
            conflict: components["schemas"]["ScanConflict"] | null;
        };
        ScanView: {
            verdict: components["schemas"]["Verdict"];
            title: string;
            action: string;
            colour: string;
            ticket: components["schemas"]["ScannedTicket"] | null;
            seat: string | null;
            passenger: components["schemas"]["PassengerView"] | null;
            boarded_before: components["schemas"]["EarlierScan"] | null;
            flags: components["schemas"]["Flag"][] | null;
        };
        ScannedTicket: {
            ticket_id: string;
            status: components["schemas"]["TicketStatus"];
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
        };
        ScansRequest: {
            scans: components["schemas"]["OfflineScan"][];
        };
        ScansTaken: {
            taken: components["schemas"]["ScanTaken"][];
            rejected: components["schemas"]["RejectedItem"][];
        };
        SealedEntry: {
            id: string;
            sealed: string;
        };
        SearchedPlace: {
            station_id: string;
            name: string;
            district: string;
        };
        SeatChangeView: {
            booking_id: string;
            ticket_id: string;
            seat_before: string;
            seat_after: string;
            origin: string;
            destination: string;
        };
        SeatMap: {
            trip_id: string;
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
            price: components["schemas"]["Money"];
            promotion: components["schemas"]["CountedPromotion"] | null;
            prices: components["schemas"]["CategoryPrice"][];
            lap_children: components["schemas"]["CategoryPrice"][];
            piece_price: components["schemas"]["Money"] | null;
            seats_free: number;
            layout: {
                [key: string]: unknown;
            }[][];
            seats: components["schemas"]["SeatView"][];
            split: components["schemas"]["SplitOffer"] | null;
        };
        SeatState: "free" | "held" | "sold" | "blocked" | "closed";
        SeatView: {
            seat: string;
            state: components["schemas"]["SeatState"];
            seat_class: string;
        };
        SessionView: {
            session_id: string;
            started_at: string;
            last_used_at: string;
            source_ip: string;
            current: boolean;
        };
        SessionsView: {
            items: components["schemas"]["SessionView"][];
        };
        SignedIn: {
            access_token: string;
            refresh_token: string;
            token_type: string;
            expires_in: number;
            device_token: string;
        };
        SplitItem: {
            trip_id: string;
            from: string;
            to: string;
            seats: string[];
        };
        SplitOffer: {
            items: components["schemas"]["SplitItem"][];
            stations: string[];
            price: components["schemas"]["Money"];
        };
        Spot: {
            latitude: number;
            longitude: number;
        };
        SpotView: {
            latitude: number;
            longitude: number;
        };
        StaffChange: {
            full_name?: string | null;
            email?: string | null;
            phone?: string | null;
            roles?: string[] | null;
            extra?: components["schemas"]["Permission"][] | null;
            revoked?: components["schemas"]["Permission"][] | null;
        };
        StaffList: {
            items: components["schemas"]["StaffView"][];
            next_cursor: string | null;
        };
        StaffVerifyRequest: {
            challenge: string;
            code: string;
            device_token?: string | null;
        };
        StaffView: {
            account_id: string;
            full_name: string | null;
            email: string | null;
            phone: string | null;
            new_email: string | null;
            new_phone: string | null;
            roles: string[];
            extra: string[];
            revoked: string[];
            permissions: string[];
            state: components["schemas"]["MemberState"];
            created_at: string;
        };
        StationChange: {
            name?: string | null;
            aliases?: string[] | null;
            district?: string | null;
            latitude?: number | null;
            longitude?: number | null;
            timezone?: string | null;
        };
        StationRequest: {
            name: string;
            aliases?: string[];
            district: string;
            latitude: number;
            longitude: number;
            timezone: string;
        };
        StationView: {
            station_id: string;
            name: string;
            aliases: string[];
            district: string;
            latitude: number;
            longitude: number;
        };
        StationsFile: {
            csv: string;
        };
        Status: "sent" | "pending" | "failed";
        StepRequest: {
            status: "BOARDING" | "DEPARTED" | "ARRIVED";
            reason: string;
            despite_missing?: boolean;
        };
        StopRequest: {
            station_id: string;
            running_s?: number;
            dwell_s?: number;
            metres?: number | null;
        };
        StopView: {
            station_id: string;
            name: string;
        };
        SuspensionRequest: {
            reason: string;
        };
        SwapPreview: {
            possible: boolean;
            reasons: components["schemas"]["ReasonView"][];
            without_seat: number;
            missing: components["schemas"]["LegShortage"][];
            changes: components["schemas"]["SeatChangeView"][];
            kept: number;
            lowered: components["schemas"]["LoweredSeat"][];
            buses: components["schemas"]["FittingBus"][];
        };
        Template: "minibus" | "coaster" | "coach" | "coach_vip_front" | "vip";
        TemplateView: {
            template: components["schemas"]["Template"];
            name: string;
            seats: number;
            layout: {
                [key: string]: unknown;
            }[][];
        };
        TemplatesView: {
            items: components["schemas"]["TemplateView"][];
        };
        TicketList: {
            items: components["schemas"]["TicketRow"][];
            next_cursor: string | null;
        };
        TicketResent: {
            note: string;
        };
        TicketRow: {
            ticket_id: string;
            booking_id: string;
            trip_id: string;
            status: components["schemas"]["TicketStatus"];
            company: string;
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
            departure_at: string;
            arrival_at: string;
            seat: string;
            price: components["schemas"]["Money"];
        };
        TicketState: {
            ticket_id: string;
            seat: string;
            status: components["schemas"]["TicketStatus"];
            code: string | null;
        };
        TicketStatus: "ISSUED" | "BOARDED" | "VOID";
        TicketView: {
            ticket_id: string;
            booking_id: string;
            trip_id: string;
            company: string;
            seat: string;
            passenger: components["schemas"]["PassengerView"];
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
            departure_at: string;
            arrival_at: string;
            price: components["schemas"]["Money"];
            status: components["schemas"]["TicketStatus"];
            token: string;
            code: string | null;
            expected_departure_at: string;
            expected_arrival_at: string;
            boarding_place: components["schemas"]["BoardingPlace"] | null;
            plate: string | null;
            company_phone: string | null;
            lap_child: components["schemas"]["LapChildView"] | null;
            extra_luggage: number;
        };
        TicketsCancelled: {
            booking_id: string;
            quote_id: string;
            status: components["schemas"]["BookingStatus"];
            tickets_left: number;
            cancelled_at: string;
            refund: components["schemas"]["Money"];
            refunds: components["schemas"]["RefundView"][];
        };
        TimetableChange: {
            name?: string | null;
            bus_id?: string | null;
            driver_id?: string | null;
            departs?: string | null;
            rule?: string | null;
            valid_until?: string | null;
            not_on?: string[] | null;
            also_on?: string[] | null;
            on_holidays?: components["schemas"]["OnHolidays"] | null;
            publish?: boolean | null;
            state?: ("ACTIVE" | "PAUSED") | null;
        };
        TimetableDetail: {
            timetable: components["schemas"]["TimetableView"];
            days: components["schemas"]["DayView"][];
        };
        TimetableDraft: {
            name: string;
            route_id: string;
            bus_id: string;
            driver_id: string;
            departs: string;
            rule: string;
            valid_from: string;
            valid_until?: string | null;
            not_on?: string[];
            also_on?: string[];
            on_holidays?: components["schemas"]["OnHolidays"];
            country?: string;
            publish?: boolean;
            timetable_id?: string | null;
        };
        TimetablePreview: {
            items: components["schemas"]["DayView"][];
        };
        TimetableRequest: {
            name: string;
            route_id: string;
            bus_id: string;
            driver_id: string;
            departs: string;
            rule: string;
            valid_from: string;
            valid_until?: string | null;
            not_on?: string[];
            also_on?: string[];
            on_holidays?: components["schemas"]["OnHolidays"];
            country?: string;
            publish?: boolean;
        };
        TimetableState: "ACTIVE" | "PAUSED";
        TimetableView: {
            timetable_id: string;
            name: string;
            route_id: string;
            route: string;
            bus_id: string;
            plate: string;
            driver_id: string;
            driver: string | null;
            departs: string;
            rule: string;
            valid_from: string;
            valid_until: string | null;
            not_on: string[];
            also_on: string[];
            on_holidays: components["schemas"]["OnHolidays"];
            country: string;
            publish: boolean;
            state: components["schemas"]["TimetableState"];
            latest: components["schemas"]["RunView"] | null;
        };
        Timetables: {
            items: components["schemas"]["TimetableView"][];
            next_cursor: string | null;
        };
        Tokens: {
            access_token: string;
            refresh_token: string;
            token_type: string;
            expires_in: number;
        };
        TravellerRequest: {
            name: string;
            phone: string;
            category?: string;
        };
        TripAhead: {
            trip_id: string;
            label: string;
        };
        TripChange: {
            bus_id?: string | null;
            driver_id?: string | null;
            departure_at?: string | null;
            revision?: number | null;
        };
        TripDetail: {
            trip: components["schemas"]["PlannedTrip"];
            driver: string | null;
            delay_minutes: number;
            broken_down_at: string | null;
            stops: components["schemas"]["PlannedStop"][];
            fares: components["schemas"]["TripFare"][];
            amenities: string[];
            load: components["schemas"]["LoadView"];
            revenue: components["schemas"]["Money"];
            history: components["schemas"]["TripStep"][];
            actions: string[];
            next_step: components["schemas"]["NextStep"] | null;
        };
        TripFare: {
            from_stop: number;
            to_stop: number;
            price: components["schemas"]["Money"];
        };
        TripRequest: {
            route_id: string;
            bus_id: string;
            driver_id: string;
            departure_at: string;
            publish?: boolean;
        };
        TripRow: {
            trip_id: string;
            status: components["schemas"]["TripStatus"];
            route_id: string;
            route: string;
            timetable_id: string | null;
            bus_id: string;
            plate: string;
            bus_class: string;
            driver_id: string;
            driver: string | null;
            origin: string;
            destination: string;
            departure_at: string;
            arrival_at: string;
            delay_minutes: number;
            broken_down: boolean;
            incident: components["schemas"]["IncidentKind"] | null;
            load: components["schemas"]["LoadView"] | null;
        };
        TripRows: {
            date: string;
            items: components["schemas"]["TripRow"][];
            next_cursor: string | null;
        };
        TripState: {
            trip_id: string;
            status: components["schemas"]["TripStatus"];
            departure_at: string;
            arrival_at: string;
            missing: number;
            warning: string | null;
        };
        TripStatus: "DRAFT" | "PUBLISHED" | "BOARDING" | "DEPARTED" | "ARRIVED" | "RECONCILED" | "CANCELLED";
        TripStep: {
            status: components["schemas"]["TripStatus"];
            since: string;
        };
        TripStopView: {
            station_id: string;
            name: string;
            latitude: number;
            longitude: number;
            scheduled_arrival_at: string;
            scheduled_departure_at: string;
            expected_arrival_at: string;
            expected_departure_at: string;
        };
        TripsFile: {
            csv: string;
        };
        UndoRequest: {
            status: "BOARDING" | "DEPARTED" | "ARRIVED";
            reason: string;
        };
        Verdict: "ok" | "already_boarded" | "wrong_trip" | "wrong_day" | "too_early" | "trip_over" | "unpaid" | "void" | "expired" | "forged" | "unknown";
        VerifyRequest: {
            account_id: string;
            identifier: string;
            code: string;
            device_token?: string | null;
        };
        WaitingEntries: {
            items: components["schemas"]["WaitingRow"][];
            next_cursor: string | null;
        };
        WaitingEntry: {
            entry_id: string;
            status: components["schemas"]["EntryStatus"];
            joined_at: string;
            ends_at: string | null;
            trips: components["schemas"]["WaitingTrip"][];
            passengers: components["schemas"]["WaitingPerson"][];
            language: string;
            offer: components["schemas"]["WaitingOffer"] | null;
        };
        WaitingOffer: {
            booking_id: string;
            trip_id: string;
            hold_expires_at: string;
        };
        WaitingPassenger: {
            name: string;
            phone: string;
            category?: string;
        };
        WaitingPerson: {
            name: string | null;
            phone: string | null;
            category: string;
        };
        WaitingRequest: {
            trip_ids: string[];
            from: string;
            to: string;
            passengers: components["schemas"]["WaitingPassenger"][];
            contact?: components["schemas"]["ContactRequest"];
            language?: "en" | "fr" | "rw" | "sw";
        };
        WaitingRow: {
            entry_id: string;
            status: components["schemas"]["EntryStatus"];
            joined_at: string;
            trip_ids: string[];
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
            departure_at: string;
            seats: number;
            offer: components["schemas"]["WaitingOffer"] | null;
        };
        WaitingTrip: {
            trip_id: string;
            company: string;
            from: components["schemas"]["StopView"];
            to: components["schemas"]["StopView"];
            departure_at: string;
            sales_end_at: string;
            position: number | null;
        };
        WalletLink: {
            url: string;
        };
        Why: "tickets_cancelled" | "tickets_exchanged" | "trip_cancelled" | "trip_late" | "journey_broken";
        WordChoice: {
            word: string;
            trips: number;
        };
    };
    responses: {
        BodyTooLarge: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 413;
                    code?: "body_too_large";
                };
            };
        };
        Busy: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 503;
                    code?: "busy";
                };
            };
        };
        InternalError: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 500;
                    code?: "internal_error";
                };
            };
        };
        MalformedBody: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 400;
                    code?: "malformed_json";
                };
            };
        };
        MalformedGuestRequest: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 400;
                    code?: "bad_jwe" | "booking_key_missing" | "idempotency_key_invalid" | "idempotency_key_missing" | "jwe_replayed" | "malformed_json";
                };
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        MalformedRequest: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 400;
                    code?: "idempotency_key_invalid" | "idempotency_key_missing" | "malformed_json";
                };
            };
        };
        MalformedSealedBody: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 400;
                    code?: "bad_jwe" | "jwe_replayed" | "malformed_json";
                };
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        MalformedSealedRequest: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 400;
                    code?: "bad_jwe" | "idempotency_key_invalid" | "idempotency_key_missing" | "jwe_replayed" | "malformed_json";
                };
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        MayNotChange: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 403;
                    code?: "account_suspended" | "company_suspended" | "not_allowed";
                };
            };
        };
        NoSuchGuest: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "WWW-Authenticate": components["headers"]["Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 401;
                    code?: "bad_booking_key" | "not_signed_in";
                };
            };
        };
        NotAllowed: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 403;
                    code?: "not_allowed";
                };
            };
        };
        NotFound: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 404;
                    code?: "not_found";
                };
            };
        };
        NotJson: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 415;
                    code?: "not_json";
                };
            };
        };
        NotSignedIn: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "WWW-Authenticate": components["headers"]["Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 401;
                    code?: "not_signed_in";
                };
            };
        };
        SealedBusy: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 503;
                    code?: "busy";
                };
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        SealedInternalError: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 500;
                    code?: "internal_error";
                };
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        SealedMayNotChange: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 403;
                    code?: "account_suspended" | "company_suspended" | "not_allowed";
                };
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        SealedNotAllowed: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 403;
                    code?: "not_allowed";
                };
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        SealedWrongField: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 422;
                    code?: "invalid_field";
                };
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        WrongField: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    status?: 422;
                    code?: "invalid_field";
                };
            };
        };
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        IdempotencyKey: string;
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        Authenticate: string;
        CacheControl: string;
        CorrelationId: string;
        ETag: string;
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_jwks: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            304: components["responses"]["NotModified"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_page: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "page_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_audit: {
        parameters: {
            query?: {
                company?: string | "platform";
                actor?: string;
                target?: string;
                action?: string;
                since?: string;
                until?: string;
                limit?: number;
                cursor?: string;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditTrail"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "wrong_credentials";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "account_unverified" | "company_suspended" | "membership_ended" | "staff_sign_in";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    logout_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            304: components["responses"]["NotModified"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "account_gone" | "not_signed_in";
                    };
                };
            };
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "account_gone" | "not_signed_in";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "wrong_password";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "last_owner";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    edit_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "account_gone" | "not_signed_in";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "wrong_password";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "account_exists" | "last_way_to_sign_in";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "account_gone" | "not_signed_in";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "wrong_password";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    forget_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetAsked"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "wrong_code";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "session_over";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "membership_ended";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registered"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "account_exists";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "session_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    accept_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "invitation_over";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "account_exists";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    staff_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenged"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "wrong_credentials";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "account_unverified" | "company_suspended" | "membership_ended" | "not_staff";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    staff_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffVerifyRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "wrong_code";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "membership_ended";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedSealedBody"];
            401: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "WWW-Authenticate": components["headers"]["Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 401;
                        code?: "wrong_code";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    resend_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnotherCodeRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeAsked"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    list_bookings: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    hold_seats: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedGuestRequest"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "another_company" | "company_suspended" | "not_allowed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "trip_not_on_sale";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "laps_full" | "luggage_full" | "promo_code_used" | "promo_code_used_up" | "sales_closed" | "seat_blocked" | "seat_taken";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field" | "no_extra_luggage" | "no_such_category" | "no_such_promo_code" | "no_such_seat" | "no_such_station" | "no_such_stretch" | "promo_code_not_valid" | "seat_twice" | "too_many_passengers";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "seat_lapsed" | "too_many_attempts" | "too_many_lapsed" | "too_many_unpaid";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    hold_journey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JourneyRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedGuestRequest"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "another_company" | "company_suspended" | "not_allowed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "trip_not_on_sale";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "change_too_short" | "sales_closed" | "seat_blocked" | "seat_taken";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field" | "no_connection" | "no_such_category" | "no_such_seat" | "no_such_station" | "no_such_stretch" | "other_currency" | "seat_twice" | "seats_missing" | "too_many_passengers";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "seat_lapsed" | "too_many_lapsed" | "too_many_unpaid";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    get_journey: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                journey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "journey_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_booking: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    cancel_booking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptedQuote"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsCancelled"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found" | "quote_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "already_boarded" | "already_cancelled" | "booking_cancelled" | "booking_exchanged" | "later_parts_first" | "not_paid" | "quote_changed" | "trip_cancelled" | "trip_departed";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    quote_cancellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancellationQuoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancellationQuote"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "already_boarded" | "booking_cancelled" | "booking_exchanged" | "later_parts_first" | "not_paid" | "trip_cancelled" | "trip_departed";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "invalid_field" | "no_such_ticket";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    erase_booking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureView"];
                };
            };
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "not_the_customer";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "booking_held" | "payment_running" | "trip_ahead";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    exchange_booking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptedExchange"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "another_company" | "company_suspended" | "not_allowed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found" | "quote_not_found" | "trip_not_on_sale";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "already_boarded" | "already_paid" | "booking_cancelled" | "booking_exchanged" | "bus_changing" | "exchanged_often" | "hold_expired" | "laps_full" | "later_parts_first" | "luggage_full" | "not_paid" | "payment_running" | "quote_changed" | "sales_closed" | "seat_blocked" | "seat_taken" | "too_many_payments" | "too_many_to_exchange" | "trip_cancelled" | "trip_departed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "another_way" | "idempotency_key_reused" | "invalid_field" | "no_such_category" | "no_such_seat" | "no_such_station" | "no_such_stretch" | "other_company" | "other_currency" | "same_trip" | "seat_twice" | "seats_missing";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "seat_lapsed" | "too_many_lapsed" | "too_many_requests_to_pay" | "too_many_unpaid";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    quote_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeQuoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeQuote"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "another_company" | "company_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found" | "trip_not_on_sale";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "already_boarded" | "booking_cancelled" | "booking_exchanged" | "bus_changing" | "exchanged_often" | "later_parts_first" | "not_paid" | "sales_closed" | "seat_blocked" | "seat_taken" | "too_many_to_exchange" | "trip_cancelled" | "trip_departed";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "another_way" | "invalid_field" | "no_such_category" | "no_such_seat" | "no_such_station" | "no_such_stretch" | "other_company" | "other_currency" | "same_trip" | "seat_twice" | "seats_missing";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    extend_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingView"];
                };
            };
            401: components["responses"]["NoSuchGuest"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "already_paid" | "booking_cancelled" | "booking_exchanged" | "extended_already" | "hold_at_its_longest" | "hold_expired" | "sales_closed";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    take_money_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "no_money_waits";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_booking_overview: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingOverview"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    release_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingView"];
                };
            };
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "already_paid" | "booking_cancelled" | "booking_exchanged";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_bus_layouts: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatesView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_public_company: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCompanyView"];
                };
            };
            304: components["responses"]["NotModified"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_logo: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "logo_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_company: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_company: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyChange"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    get_availability: {
        parameters: {
            query?: {
                route_id?: string;
                departure_at?: string;
                trip_id?: string;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found" | "route_not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "route_retired" | "station_missing" | "trip_too_long";
                    };
                };
            };
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "departure_past" | "departure_too_far" | "invalid_field" | "no_such_time";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_company_bookings: {
        parameters: {
            query?: {
                trip_id?: string;
                reference?: string;
                phone?: string;
                name?: string;
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyBookings"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "trip_not_on_sale";
                    };
                };
            };
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "invalid_field" | "search_too_wide";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_branches: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_branch: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BranchRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "branch_not_found";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    get_branch: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "branch_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_branch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "branch_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_branch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BranchChange"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "branch_not_found" | "not_found";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    list_buses: {
        parameters: {
            query?: {
                state?: components["schemas"]["BusState"];
                bus_class?: string;
                plate?: string;
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_bus: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BusRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "plate_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_bus: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                bus_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_bus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bus_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_bus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bus_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BusChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use" | "plate_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    add_outage: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                bus_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutageRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use" | "too_many_outages";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_outage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bus_id: string;
                outage_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "not_found" | "outage_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_calendar: {
        parameters: {
            query?: {
                date?: string | ("today" | "tomorrow");
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayCalendar"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_drivers: {
        parameters: {
            query?: {
                licence?: components["schemas"]["LicenceState"];
                suspended?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_driver: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "driver_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    enter_licence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenceRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["SealedMayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found" | "driver_not_found" | "not_found";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    delete_driver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "driver_not_found" | "licence_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_driver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenceChange"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["SealedMayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found" | "driver_not_found" | "licence_not_found" | "not_found";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    add_absence: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbsenceRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "driver_not_found" | "licence_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use" | "too_many_absences";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_absence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                absence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "absence_not_found" | "driver_not_found" | "licence_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    reinstate_driver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverView"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "driver_not_found" | "licence_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    suspend_driver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DriverSuspension"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "driver_not_found" | "licence_not_found" | "not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    export_buses: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    export_drivers: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    export_routes: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    export_stations: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    export_trips: {
        parameters: {
            query?: {
                date?: string | ("today" | "tomorrow");
                days?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    import_buses: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BusesFile"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bad_csv" | "bad_header" | "invalid_field" | "too_many_lines";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    import_drivers: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DriversFile"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["SealedMayNotChange"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bad_csv" | "bad_header" | "invalid_field" | "too_many_lines";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    import_routes: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutesFile"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bad_csv" | "bad_header" | "invalid_field" | "too_many_lines";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    import_stations: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationsFile"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bad_csv" | "bad_header" | "invalid_field" | "too_many_lines";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    import_trips: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripsFile"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bad_csv" | "bad_header" | "invalid_field" | "too_many_lines";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    set_logo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogoRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_logo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_policy: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    set_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_promo_codes: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCodeList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_promo_code: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromoCodeRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCodeView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "route_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "promo_code_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field" | "promo_code_times";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_promo_code: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                promo_code_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCodeView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "promo_code_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_promo_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promo_code_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromoCodeChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCodeView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "promo_code_not_found";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "invalid_field" | "promo_code_times";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_role: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "beyond_own_permissions" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "role_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "role_name_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_role: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "role_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "beyond_own_permissions" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "role_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "built_in_role" | "role_in_use";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "beyond_own_permissions" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "role_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "built_in_role" | "own_account" | "role_name_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_routes: {
        parameters: {
            query?: {
                state?: "ACTIVE" | "RETIRED";
                station_id?: string;
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteRows"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_route: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RouteRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found" | "route_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "route_name_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bad_route" | "fares_missing" | "idempotency_key_reused" | "invalid_field" | "no_such_station";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_route: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                route_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "route_not_found" | "version_not_found";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_route: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                route_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "route_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_route: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                route_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RouteChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "route_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "route_changed" | "route_name_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bad_route" | "fares_missing" | "invalid_field" | "no_such_station";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    replace_fares: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                route_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaresRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "route_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "route_changed";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bad_route" | "fares_missing" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    propose_fares: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                route_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FareProposal"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "route_not_found";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bad_route" | "distance_missing" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_staff: {
        parameters: {
            query?: {
                role?: string;
                active?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    invite_staff: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "beyond_own_permissions" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "account_exists";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field" | "no_such_role";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    get_staff: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "staff_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffChange"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "beyond_own_permissions" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "staff_not_found";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "account_deleted" | "account_exists" | "last_owner" | "own_account";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "invalid_field" | "no_such_role";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    deactivate_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeactivatedStaff"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "beyond_own_permissions" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "staff_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "last_owner" | "not_by_the_company" | "own_account";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    invite_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffView"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "beyond_own_permissions" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "staff_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "not_invited";
                    };
                };
            };
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    reactivate_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffView"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "beyond_own_permissions" | "company_suspended" | "not_allowed" | "permissions_changed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "staff_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "not_by_the_company" | "own_account";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_own_stations: {
        parameters: {
            query?: {
                q?: string;
                own?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStations"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_station: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStationView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "station_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "station_name_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_own_station: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStationView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "station_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "station_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStationView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "station_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "station_name_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_timetables: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timetables"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_timetable: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimetableRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimetableView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "company_not_found" | "driver_not_found" | "route_not_found" | "timetable_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "route_retired" | "station_missing";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    preview_timetable_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimetableDraft"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimetablePreview"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "driver_not_found" | "route_not_found" | "timetable_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "route_retired" | "station_missing";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_timetable: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                timetable_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimetableDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "timetable_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_timetable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timetable_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "timetable_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_timetable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timetable_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimetableChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimetableView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "driver_not_found" | "not_found" | "timetable_not_found";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    preview_timetable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timetable_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimetablePreview"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "timetable_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_planned_trips: {
        parameters: {
            query?: {
                date?: string | ("today" | "tomorrow");
                route_id?: string;
                bus_id?: string;
                driver_id?: string;
                status?: "DRAFT" | "PUBLISHED" | "BOARDING" | "DEPARTED" | "ARRIVED" | "RECONCILED" | "CANCELLED";
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripRows"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_trip: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTrip"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "company_not_found" | "driver_not_found" | "route_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_busy" | "bus_in_maintenance" | "bus_out_of_service" | "bus_retired" | "departure_over" | "driver_absent" | "driver_busy" | "driver_inactive" | "driver_suspended" | "licence_expired" | "route_retired" | "route_unpriced" | "station_missing" | "trip_too_long";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "departure_past" | "departure_too_far" | "idempotency_key_reused" | "invalid_field" | "no_such_time";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    copy_trips: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CopyReport"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "copies_refused" | "too_many_trips";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_planned_trip: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_trip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "seats_taken" | "wrong_trip_state";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_trip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTrip"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "company_not_found" | "driver_not_found" | "not_found" | "route_not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_busy" | "bus_changing" | "bus_in_maintenance" | "bus_out_of_service" | "bus_retired" | "bus_running" | "departure_over" | "driver_absent" | "driver_busy" | "driver_inactive" | "driver_running" | "driver_suspended" | "licence_expired" | "route_retired" | "route_unpriced" | "seats_taken" | "station_missing" | "trip_changed" | "trip_too_long" | "wrong_trip_state";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "departure_past" | "departure_too_far" | "invalid_field" | "no_such_time";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    report_breakdown: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BreakdownRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "wrong_trip_state";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    end_breakdown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "wrong_trip_state";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    swap_bus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BusSwapRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusSwapped"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "driver_not_found" | "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_busy" | "bus_changing" | "bus_in_maintenance" | "bus_out_of_service" | "bus_retired" | "bus_running" | "bus_too_small" | "driver_absent" | "driver_busy" | "driver_inactive" | "driver_running" | "driver_suspended" | "licence_expired" | "same_bus" | "wrong_trip_state";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    preview_bus_swap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BusSwapRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwapPreview"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "bus_not_found" | "driver_not_found" | "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "same_bus" | "wrong_trip_state";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    cancel_trip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTrip"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "wrong_trip_state";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bus_not_left" | "invalid_field" | "no_such_stop";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    preview_cancellation: {
        parameters: {
            query?: {
                last_station_id?: string;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancellationPreview"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "wrong_trip_state";
                    };
                };
            };
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "bus_not_left" | "invalid_field" | "no_such_stop";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delay_trip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DelayRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelayedTrip"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "bus_running" | "driver_running" | "trip_too_long" | "wrong_trip_state";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "before_schedule" | "invalid_field" | "no_such_stop" | "times_backwards" | "too_late_by_far";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_incidents: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incidents"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    resolve_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "incident_not_found" | "not_found" | "trip_not_found";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_manifest: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manifest"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_manifest_csv: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_manifest_pdf: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_messages: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Messages"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    publish_trip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTrip"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "departure_over" | "wrong_trip_state";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    reconcile_trip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "wrong_trip_state";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_scan_conflicts: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanConflicts"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    take_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripState"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "boarding_incomplete" | "bus_changing" | "bus_running" | "driver_running" | "too_early" | "too_late" | "wrong_trip_state";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    unpublish_trip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTrip"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "seats_taken" | "wrong_trip_state";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_docs: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_driver_trips: {
        parameters: {
            query?: {
                date?: string | ("today" | "tomorrow");
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverTrips"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_openapi: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            304: components["responses"]["NotModified"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_payments: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    start_payment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedGuestRequest"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "another_company" | "company_suspended" | "not_allowed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "booking_not_found";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "already_paid" | "booking_cancelled" | "booking_exchanged" | "hold_expired" | "payment_running" | "sales_closed" | "too_many_payments";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_requests_to_pay";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    receive_momo_callback_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MomoCallback"];
            };
        };
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedBody"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "payment_not_found";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    receive_momo_callback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MomoCallback"];
            };
        };
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedBody"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "payment_not_found";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_payment: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "payment_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_permissions: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_companies: {
        parameters: {
            query?: {
                q?: string;
                state?: components["schemas"]["CompanyState"];
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_company: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["SealedMayNotChange"];
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "account_exists";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    inspect_company: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectedCompany"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    edit_company: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found" | "not_found";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    reinstate_company: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyStateView"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found" | "not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    suspend_company: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspensionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyStateView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "company_not_found" | "not_found";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    create_public_station: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicStationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStationView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "station_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "station_name_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    delete_public_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "station_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "in_use";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    update_public_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicStationChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStationView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["MayNotChange"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "station_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "station_name_taken";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    post_positions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PositionsRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionsTaken"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 503;
                        code?: "busy" | "stream_busy";
                    };
                };
            };
        };
    };
    upload_scans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScansRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScansTaken"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    search_connections: {
        parameters: {
            query: {
                company_id?: string;
                bus_class?: string;
                amenities?: string;
                leaves_from?: string;
                leaves_until?: string;
                max_price?: number;
                from: string;
                to: string;
                date?: string | ("today" | "tomorrow");
                limit?: number;
                cursor?: string;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundConnections"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "invalid_field" | "no_such_station" | "same_station";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    search_days: {
        parameters: {
            query: {
                from: string;
                to: string;
                date?: string | ("today" | "tomorrow");
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundDays"];
                };
            };
            304: components["responses"]["NotModified"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "invalid_field" | "no_such_station" | "same_station";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    search_stations: {
        parameters: {
            query?: {
                q?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundStations"];
                };
            };
            304: components["responses"]["NotModified"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    find_nearest_stations: {
        parameters: {
            query: {
                latitude: number;
                longitude: number;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearestStations"];
                };
            };
            304: components["responses"]["NotModified"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    search_trips: {
        parameters: {
            query: {
                company_id?: string;
                bus_class?: string;
                amenities?: string;
                leaves_from?: string;
                leaves_until?: string;
                max_price?: number;
                from?: string;
                to: string;
                date?: string | ("today" | "tomorrow");
                sort?: "departure" | "arrival" | "price" | "duration";
                limit?: number;
                cursor?: string;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundTrips"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "invalid_field" | "no_such_station" | "same_station";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    open_ticket: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            302: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_tickets: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    find_ticket_by_code: {
        parameters: {
            query: {
                phone_end: string;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketView"];
                };
            };
            304: components["responses"]["NotModified"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "ticket_not_found";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    resend_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketResent"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_attempts";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    get_ticket: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketView"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "ticket_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_google_wallet: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletLink"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "google_wallet_not_offered" | "not_found" | "ticket_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "ticket_void";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    change_passenger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassengerChange"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketView"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedSealedBody"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "ticket_not_found";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "already_boarded" | "reissued_often" | "ticket_replaced" | "ticket_void" | "trip_cancelled" | "trip_departed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["SealedWrongField"];
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    get_qr_png: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "ticket_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_qr_svg: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "ticket_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_ticket_slip: {
        parameters: {
            query?: {
                width?: 58 | 80;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "ticket_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "ticket_void";
                    };
                };
            };
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_ticket_ics: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "ticket_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_ticket_pdf: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "ticket_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "ticket_void";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_ticket_pkpass: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apple.pkpass": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "apple_wallet_not_offered" | "not_found" | "ticket_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "ticket_void";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_trip: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicTrip"];
                };
            };
            304: components["responses"]["NotModified"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    record_arrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripState"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "too_early" | "wrong_trip_state";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    open_boarding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripState"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "bus_running" | "driver_running" | "too_early" | "too_late" | "wrong_trip_state";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    record_departure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripState"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "boarding_incomplete" | "bus_changing" | "bus_running" | "driver_running" | "too_early" | "too_late" | "wrong_trip_state";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    report_incident: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncidentRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_offline_manifest: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfflineManifest"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_trip_position: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            304: components["responses"]["NotModified"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "no_position" | "not_found" | "trip_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_revocations: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revocations"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    scan_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanView"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed" | "not_the_driver";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "scan_conflict";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    get_seats: {
        parameters: {
            query: {
                from: string;
                to: string;
                passengers?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatMap"];
                };
            };
            304: components["responses"]["NotModified"];
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_on_sale";
                    };
                };
            };
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "invalid_field" | "no_such_station" | "no_such_stretch";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    undo_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripState"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NotSignedIn"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "trip_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "bus_changing" | "bus_running" | "driver_running" | "too_late" | "wrong_trip_state";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    list_waiting_entries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingEntries"];
                };
            };
            304: components["responses"]["NotModified"];
            400: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 400;
                        code?: "bad_cursor";
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["WrongField"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    join_waiting_list: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaitingRequest"];
                "application/jose": components["schemas"]["Jwe"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingEntry"];
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            400: components["responses"]["MalformedGuestRequest"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "another_company" | "company_suspended" | "not_allowed";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "trip_not_on_sale";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            409: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 409;
                        code?: "already_waiting" | "group_too_large" | "line_full" | "sales_closed" | "seats_free";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["NotJson"];
            422: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 422;
                        code?: "idempotency_key_reused" | "invalid_field" | "no_such_category" | "no_such_station" | "no_such_stretch" | "too_many_passengers" | "trip_twice";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            429: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 429;
                        code?: "too_many_waiting";
                    };
                    "application/jose": components["schemas"]["Jwe"];
                };
            };
            500: components["responses"]["SealedInternalError"];
            503: components["responses"]["SealedBusy"];
        };
    };
    get_waiting_entry: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingEntry"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "waiting_entry_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
    leave_waiting_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NoSuchGuest"];
            403: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 403;
                        code?: "account_suspended" | "not_allowed";
                    };
                };
            };
            404: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        status?: 404;
                        code?: "not_found" | "waiting_entry_not_found";
                    };
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Busy"];
        };
    };
}
