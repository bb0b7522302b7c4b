Feature: Impact of a change
  Before a changed content decides for anybody, the kept cases show who would be sent elsewhere.

  Background:
    Given these people have asked for a week
      | age | pain_rest | pain_move |
      | 40  | 3         | 4         |
      | 40  | 8         | 9         |
      | 50  | 9         | 9         |

  Scenario: A change shows who would be sent elsewhere, and who somewhere milder
    When an author proposes a content that sends strong pain to "urgent"
    Then of 3 cases 2 would change, 2 of them to something graver and 0 to something milder
    And the cases 2 and 3 would go from "clinician_first" to "urgent"
    And on the way back 0 would go to something graver and 2 to something milder

  Scenario: A stop that is taken away is milder, and the questions that would follow are named
    Given somebody was sent to a clinician for a first pain at 60 before the form had asked everything
    When an author proposes a content that sends people away for a first pain from 61 only
    Then of 4 cases 1 would change, 0 of them to something graver and 1 to something milder
    And in 1 case the stop would be removed, and these questions would follow
      | question      |
      | bone_signs    |
      | minutes_a_day |
    And no rule is named as one that would no longer fire
    And on the way back 1 would go to something graver and 0 to something milder

  Scenario: What is proposed is recorded with its author, and decides nothing
    When an author proposes a content that sends strong pain to "urgent"
    Then the proposal is recorded with its author
    When these people ask for a week
      | age | pain_rest | pain_move |
      | 60  | 8         | 9         |
    Then the case has the triage "clinician_first"
